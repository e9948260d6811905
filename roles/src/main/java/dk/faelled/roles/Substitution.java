package dk.faelled.roles;

import dk.faelled.organisation.UnitId;

/** Somebody stands in for a manager in one unit (stedfortræder), for as long as that manager leads it. */
public record Substitution(UserId manager, UserId substitute, UnitId unit) {}
