package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a user holds a role; the same role may be held in many.
 *
 * @param role null for a group without roles
 * @param group null where the role itself was assigned
 * @param assignment what gives it
 * @param title the title that let the user through, where titles decided
 * @param unit where it is assigned; null for what is assigned to the user
 * @param responsible the unit whose manager answers for it; null where nobody said
 * @param dates those of the assignment: it may be still to come
 */
public record EffectiveRole(
        UserId user,
        @Nullable UserRoleId role,
        @Nullable RoleGroupId group,
        AssignmentId assignment,
        Source source,
        Through through,
        @Nullable TitleId title,
        @Nullable UnitId unit,
        @Nullable UnitId responsible,
        Dates dates) {

    public enum Source {
        USER,
        UNIT
    }

    public enum Through {
        DIRECT,
        TITLE,
        ORG_UNIT,
        ROLE_GROUP
    }
}
