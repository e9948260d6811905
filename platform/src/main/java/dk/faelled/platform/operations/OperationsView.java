package dk.faelled.platform.operations;

import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
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

    /**
     * @param off modules that it does without
     * @param linkable whether another one-time link can be made
     */
    public record Line(
            String cvr,
            String name,
            String kind,
            String status,
            Shell.Kind shade,
            String hosts,
            String off,
            String created,
            boolean linkable) {
        public List<Link> actions() {
            var address = "/operations/tenants/" + cvr;
            var change = new Link(Messages.text("platform.operate.change"), address);
            return linkable
                    ? List.of(change, new Link(Messages.text("platform.operate.link"), address + "/link"))
                    : List.of(change);
        }
    }
}
