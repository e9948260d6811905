package dk.faelled.roles.assignment;

import dk.faelled.roles.UserId;
import java.time.LocalDate;

/**
 * Somebody may hold what a rule forbids, for a time and for a reason (kompenserende kontrol).
 *
 * @param rule number of the rule
 * @param approvedBy name of who answers for it
 * @param expires the last day
 */
public record Mitigation(long rule, UserId user, String reason, String approvedBy, LocalDate expires) {}
