package dk.faelled.roles.lookup;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What readers of the catalogue are told; the names of the members are those that clients know. */
final class ReadAnswer {
    private ReadAnswer() {}

    /** Something that somebody has, or a unit. */
    record Role(long id, String name, String itSystemName) {}

    record Group(long id, String name) {}

    record GroupWithRoles(long id, String name, List<Role> roles) {}

    record UserRoleLine(long id, String name, String identifier, String description, String itSystemName) {}

    record UserRole(long id, String name, String identifier, List<Part> systemRoleAssignments) {}

    record Part(SystemRole systemRole, List<Limit> constraintValues) {}

    record SystemRole(String name, String identifier, String description) {}

    record Limit(String constraintType, String constraintValue) {}

    /** One user role with those who hold it. */
    record Assigned(
            long roleId,
            String roleIdentifier,
            String roleName,
            @Nullable String roleDescription,
            List<Right> systemRoles,
            List<Holder> assignments) {}

    record Right(String roleName, String roleIdentifier, int weight, List<RightLimit> roleConstraintValues) {}

    record RightLimit(
            String constraintType,
            String constraintValue,
            @Nullable List<Choice> constraintTypeValueSet) {}

    record Choice(String constraintKey, String constraintValue) {}

    record Holder(
            UUID uuid,
            UUID extUuid,
            String userId,
            String name,
            List<String> assignedThrough,
            List<Said> postponedConstraints) {}

    /** A limit that was said when the role was assigned. */
    record Said(String type, long systemRoleId, String value) {}

    /** One user with all that he or she holds in a system, and limited to what. */
    record Limited(UUID extUuid, String userId, List<LimitedRole> assignments) {}

    record LimitedRole(String roleIdentifier, String roleName, List<LimitedTo> roleConstraintValues) {}

    record LimitedTo(String constraintType, List<String> constraintValues) {}
}
