package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.ListView;

/** The list of IT systems. */
public record RoleSystemsView(ListView<RoleSystemList.Row> list, boolean mayCreate) {
    public String href(RoleSystemList.Row row) {
        return RoleSystemPages.PATH + "/" + row.id();
    }
}
