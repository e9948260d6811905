package dk.faelled.identity.provider;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;

/** What the pages about systems show. */
public final class ProviderViews {
    private ProviderViews() {}

    /** @param create links to pages for a new one */
    public record All(ListView<ProviderList.Row> list, List<Link> create) {}

    /** One page with a form. @param domains names to choose among */
    public record Edit(ProviderFrame frame, String entityId, Fields form, List<String> domains, Errors errors) {}

    /** @param versions the latest first */
    public record Remove(ProviderFrame frame, Errors errors) {}

    /** @param keys the newest first */
    public record Keys(List<Key> keys, List<Act> acts) {}

    /** @param state in words @param until in words @param remove path; empty where it may not be removed */
    public record Key(
            String id, String algorithm, String state, String made, String until, boolean ending, String remove) {}

    /** @param what in words */
    public record Act(String what, String path) {}
}
