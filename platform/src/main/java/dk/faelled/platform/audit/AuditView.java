package dk.faelled.platform.audit;

import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log, newest first.
 *
 * @param keeps whether the reader decides for how long it is kept
 * @param older address of the next page; null at the end
 */
public record AuditView(
        String path,
        boolean keeps,
        Wanted wanted,
        List<Line> lines,
        @Nullable String older) {
    public boolean access() {
        return path.endsWith("/access");
    }

    /** @param entity what it is about, as people call it; without address where there is no page of it */
    public record Line(String when, String href, String action, String actor, Link entity, boolean sealed) {}

    /**
     * One entry.
     *
     * @param said reason or purpose, in the words of the one who did it
     * @param where from where, in words; null where it was not kept
     * @param erased whether the contents have been deleted; header and chain stay
     * @param request address of everything that was done in the same request
     */
    public record Entry(
            boolean access,
            String action,
            String actionKey,
            String when,
            String actor,
            String actorReference,
            Link entity,
            String entityReference,
            @Nullable String where,
            @Nullable String said,
            boolean erased,
            List<Change> changes,
            @Nullable Long seq,
            String id,
            String correlation,
            String request,
            String sameEntity) {}
}
