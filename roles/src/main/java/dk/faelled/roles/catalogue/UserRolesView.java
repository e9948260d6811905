package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.ListView;

/** The list of all user roles. */
public record UserRolesView(ListView<UserRoleList.Row> list) {
    public static String href(UserRoleList.Row row) {
        return UserRolePages.PATH + "/" + row.id();
    }
}
