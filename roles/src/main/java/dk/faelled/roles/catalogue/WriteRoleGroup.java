package dk.faelled.roles.catalogue;

import dk.faelled.roles.UserRoleId;
import java.util.Set;

/** All that is said about a role group. */
public record WriteRoleGroup(String name, String description, boolean userOnly, Set<UserRoleId> roles) {
    public WriteRoleGroup {
        name = Said.text("name", name, 128);
        roles = Set.copyOf(roles);
    }
}
