package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A position (stilling) of a user in a unit.
 *
 * @param title null where it has none that is in use
 * @param doNotInherit it gives nothing that is assigned to units
 */
public record Position(String name, UnitId unit, @Nullable TitleId title, boolean doNotInherit) {}
