package dk.faelled.roles.assignment;

import dk.faelled.roles.UserAssignment;
import java.time.Instant;

/** An assignment to a user with all that is kept beside it. */
public record Handed(UserAssignment assignment, String caseNumber, String assigner, Instant at) {}
