package dk.faelled.roles.assignment;

import dk.faelled.roles.UnitAssignment;
import java.time.Instant;

/** An assignment on a unit with all that is kept beside it. @param version how often it was written */
public record Placed(UnitAssignment assignment, String caseNumber, String assigner, Instant at, int version) {}
