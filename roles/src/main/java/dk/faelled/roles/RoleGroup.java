package dk.faelled.roles;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A named bundle of user roles across IT systems (rollebuket).
 *
 * @param userOnly only ever assigned to users themselves
 */
public record RoleGroup(
        RoleGroupId id, String name, String description, boolean userOnly, SortedSet<UserRoleId> roles) {
    public RoleGroup {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }
}
