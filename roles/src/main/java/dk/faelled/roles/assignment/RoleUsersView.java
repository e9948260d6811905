package dk.faelled.roles.assignment;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The list of users. @param maySet whether the reader decides from where users come @param reached those to whom he may give roles */
public record RoleUsersView(ListView<RoleUserList.Row> list, boolean maySet, Set<UUID> reached) {
    public String href(RoleUserList.Row row) {
        return RoleUserPages.PATH + "/" + row.id();
    }

    public List<Link> actions(RoleUserList.Row row) {
        return reached.contains(row.id())
                ? List.of(new Link(Messages.text("roles.assign"), href(row) + "/assign"))
                : List.of(new Link(Messages.text("roles.user.see"), href(row)));
    }
}
