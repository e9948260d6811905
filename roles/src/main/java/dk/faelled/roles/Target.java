package dk.faelled.roles;

/** What is assigned. */
public sealed interface Target {
    record OfRole(UserRoleId role) implements Target {}

    record OfGroup(RoleGroupId group) implements Target {}
}
