package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.roles.RoleGroup;
import java.util.List;

/** One role group. @param places the units that it is assigned on */
public record RoleGroupView(
        RoleGroup group,
        List<Link> roles,
        List<Link> places,
        ListView<HolderList.Row> holders,
        boolean mayEdit,
        boolean mayDelete) {
    public String here() {
        return RoleGroupPages.PATH + "/" + group.id();
    }
}
