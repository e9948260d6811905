package dk.faelled.roles.assignment;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;

/** The list of units. */
public record RoleUnitsView(ListView<RoleUnitList.Row> list, boolean mayAssign) {
    public String href(RoleUnitList.Row row) {
        return RoleUnitPages.PATH + "/" + row.id();
    }

    public List<Link> actions(RoleUnitList.Row row) {
        return mayAssign
                ? List.of(new Link(Messages.text("roles.assign"), href(row) + "/assign"))
                : List.of(new Link(Messages.text("roles.unit.see"), href(row)));
    }
}
