package dk.faelled.platform;

import dk.faelled.platform.page.Link;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a module's objects are called and where they are seen. A bean of the module; pages of all modules ask it. */
public interface EntityNames {
    /** The words before the colon that are the module's own: {@code unit}, {@code person}. */
    Set<String> kinds();

    /** @param entities each a kind, a colon and a UUID, {@code unit:0b1e…}; the answer leaves out what is not the module's */
    Map<String, Link> of(Collection<String> entities);

    /** The names of whatever has one of these ids; unknown ones are left out. */
    Map<UUID, String> names(Collection<UUID> ids);
}
