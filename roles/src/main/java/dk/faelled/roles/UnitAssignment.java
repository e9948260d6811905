package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.Audience.TitleMode;
import java.util.Set;

/**
 * A role or a group assigned on a unit (enhedstildeling).
 *
 * @param inherit for the units below too (nedarvning)
 */
public record UnitAssignment(
        AssignmentId id, UnitId unit, Target target, Dates dates, boolean inherit, Audience audience) {

    /** To everyone in the unit. */
    public static UnitAssignment here(AssignmentId id, UnitId unit, Target target) {
        return new UnitAssignment(id, unit, target, Dates.ALWAYS, false, Audience.EVERYBODY);
    }

    public UnitAssignment andBelow() {
        return new UnitAssignment(id, unit, target, dates, true, audience);
    }

    public UnitAssignment during(Dates dates) {
        return new UnitAssignment(id, unit, target, dates, inherit, audience);
    }

    public UnitAssignment to(Audience audience) {
        return new UnitAssignment(id, unit, target, dates, inherit, audience);
    }

    public UnitAssignment titled(TitleMode mode, Set<TitleId> titles) {
        return to(audience.titled(mode, titles));
    }

    public UnitAssignment holding(Set<FunctionId> functions) {
        return to(audience.holding(functions));
    }

    public UnitAssignment led(boolean manager, boolean substitutes) {
        return to(audience.led(manager, substitutes));
    }

    public UnitAssignment exceptUsers(Set<UserId> users) {
        return to(audience.exceptUsers(users));
    }

    public UnitAssignment exceptUnits(Set<UnitId> units) {
        return to(audience.exceptUnits(units));
    }
}
