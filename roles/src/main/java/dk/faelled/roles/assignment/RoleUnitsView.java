package dk.faelled.roles.assignment;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The list of units. @param reached those that the reader may assign roles on */
public record RoleUnitsView(ListView<RoleUnitList.Row> list, Set<UUID> reached) {
    public String href(RoleUnitList.Row row) {
        return RoleUnitPages.PATH + "/" + row.id();
    }

    public List<Link> actions(RoleUnitList.Row row) {
        return reached.contains(row.id())
                ? List.of(new Link(Messages.text("roles.assign"), href(row) + "/assign"))
                : List.of(new Link(Messages.text("roles.unit.see"), href(row)));
    }
}
