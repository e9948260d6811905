package dk.faelled.identity.group;

import dk.faelled.platform.list.ListView;

/** What the pages about groups show. */
public final class GroupViews {
    private GroupViews() {}

    public record All(ListView<GroupList.Row> list) {}

    /** @param gone it is not loaded any more */
    public record One(
            String name,
            String domain,
            String description,
            String uuid,
            boolean gone,
            ListView<GroupList.Member> list) {}
}
