package dk.faelled.roles.assignment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds what a rule keeps apart.
 *
 * @param severity BLOCK, APPROVE or WARN
 * @param exemptUntil the last day on which it is allowed to him or her; none: it is not
 */
public record ConflictAnswer(
        long ruleId,
        String rule,
        String severity,
        Account user,
        Side left,
        Side right,
        @Nullable LocalDate exemptUntil) {
    public record Account(UUID uuid, String userId, UUID extUuid, String name) {}

    /** A role, and through what it is held. */
    public record Side(long id, String identifier, String name, String assignedThrough) {}
}
