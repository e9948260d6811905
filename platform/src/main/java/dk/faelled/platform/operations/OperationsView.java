package dk.faelled.platform.operations;

import dk.faelled.platform.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param more the last one shown, where there are more
 * @param backup when the newest one was made; null for none
 */
public record OperationsView(
        List<Line> authorities,
        @Nullable String more,
        @Nullable String backup,
        boolean paused) {

    /** @param linkable whether another one-time link can be made */
    public record Line(
            String cvr,
            String name,
            String kind,
            String status,
            Shell.Kind shade,
            String hosts,
            String created,
            boolean linkable) {}
}
