package dk.faelled.identity.provider;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages about systems show. */
public final class ProviderViews {
    private ProviderViews() {}

    /** @param create links to pages for a new one @param more path of the next page; null for none */
    public record All(
            List<Line> lines, List<Link> create, @Nullable String more) {}

    /** @param protocol in words @param level in words @param policy in words */
    public record Line(
            String name, String entityId, String protocol, String level, String policy, boolean enabled, String href) {}

    /** One page with a form. @param domains names to choose among */
    public record Edit(ProviderFrame frame, String entityId, Fields form, List<String> domains, Errors errors) {}

    /** @param versions the latest first */
    public record History(ProviderFrame frame, List<Past> versions) {}

    /** @param what number, time and by whom, in words @param back path; empty for the terms that count */
    public record Past(String what, List<Difference> differences, String back, int number) {}

    public record Remove(ProviderFrame frame, Errors errors) {}

    /** @param keys the newest first */
    public record Keys(List<Key> keys, List<Act> acts) {}

    /** @param state in words @param until in words @param remove path; empty where it may not be removed */
    public record Key(
            String id, String algorithm, String state, String made, String until, boolean ending, String remove) {}

    /** @param what in words */
    public record Act(String what, String path) {}
}
