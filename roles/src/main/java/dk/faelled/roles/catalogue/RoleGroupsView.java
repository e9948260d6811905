package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.ListView;

/** The list of role groups. */
public record RoleGroupsView(ListView<RoleGroupList.Row> list, boolean mayCreate) {}
