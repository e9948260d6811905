package dk.faelled.roles;

import dk.faelled.organisation.UnitId;

/** An honorary office (tillidsfunktion) that a user has for a unit. */
public record OfficeHeld(UnitId unit, FunctionId function) {}
