package dk.faelled.roles.assignment;

/** An assignment on a unit is about to be removed. */
public record UnitRemoval(UnitAssignmentView assignment, Foretold foretold) {}
