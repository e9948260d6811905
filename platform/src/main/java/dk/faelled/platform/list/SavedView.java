package dk.faelled.platform.list;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list as somebody wants to see it again: filters, sort, columns, size.
 *
 * @param owner the person who made it
 * @param permission whoever holds it sees the view, where it is shared so; else null
 * @param standard what the list opens with for all who have not asked for anything; only for views shared with all
 * @param query as in the address
 */
public record SavedView(
        UUID id,
        UUID owner,
        Share share,
        @Nullable String permission,
        String list,
        String name,
        String query,
        boolean standard) {
    public enum Share {
        NONE,
        PERMISSION,
        TENANT
    }
}
