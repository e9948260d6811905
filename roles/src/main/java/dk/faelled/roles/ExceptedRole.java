package dk.faelled.roles;

import dk.faelled.organisation.UnitId;

/**
 * An assignment that would have reached a user, had it not excepted him or her (negativ rolle).
 *
 * @param unit where the user stands
 */
public record ExceptedRole(
        UserId user, Target target, AssignmentId assignment, Reason reason, UnitId unit, Dates dates) {
    public enum Reason {
        TITLE,
        USER,
        UNIT
    }
}
