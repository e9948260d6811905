package dk.faelled.roles.rights;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** How far the rights that the one who acts holds in Fælled itself reach. Asked within a transaction. */
public interface Grants {
    /**
     * Of a right that is held; at least one.
     *
     * @throws dk.faelled.platform.rights.Forbidden where a user of the catalogue does not hold it any more
     */
    List<Grant> of(String right);

    /** Those of the rights that are held for some units or systems only. */
    Set<String> limited(Collection<String> rights);
}
