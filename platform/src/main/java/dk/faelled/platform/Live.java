package dk.faelled.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the open pages of an authority, on whatever node they are served, that something has changed. Only a hint: what
 * it is now the page asks for itself, with its reader's rights, so nothing secret travels this way.
 */
public interface Live {
    /** Who hears it: the actor, and whoever holds the permission; null for none such. */
    record To(@Nullable UUID actor, @Nullable String permission) {}

    /**
     * Said when the running transaction commits; said again it does no harm.
     *
     * @param event the kind of thing, one word: {@code job}
     */
    void changed(String event, UUID id, To to);
}
