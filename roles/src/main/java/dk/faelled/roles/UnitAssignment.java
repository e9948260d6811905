package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.Set;

/**
 * A role or a group assigned on a unit to those whom all its conditions let through (enhedstildeling).
 *
 * @param inherit for the units below too (nedarvning)
 * @param functions for those with one of these offices only; empty: for everybody
 * @param manager for managers; without {@code substitutes} only for them
 */
public record UnitAssignment(
        AssignmentId id,
        UnitId unit,
        Target target,
        Dates dates,
        boolean inherit,
        TitleMode titleMode,
        Set<TitleId> titles,
        Set<FunctionId> functions,
        boolean manager,
        boolean substitutes,
        Set<UserId> exceptedUsers,
        Set<UnitId> exceptedUnits) {

    public enum TitleMode {
        /** Titles do not matter. */
        NO,
        /** Only these titles. */
        POSITIVE,
        /** All but these titles. */
        NEGATIVE
    }

    public UnitAssignment {
        titles = Set.copyOf(titles);
        functions = Set.copyOf(functions);
        exceptedUsers = Set.copyOf(exceptedUsers);
        exceptedUnits = Set.copyOf(exceptedUnits);
    }

    /** To everyone in the unit. */
    public static UnitAssignment here(AssignmentId id, UnitId unit, Target target) {
        return new UnitAssignment(
                id,
                unit,
                target,
                Dates.ALWAYS,
                false,
                TitleMode.NO,
                Set.of(),
                Set.of(),
                false,
                false,
                Set.of(),
                Set.of());
    }

    public UnitAssignment andBelow() {
        return new UnitAssignment(
                id,
                unit,
                target,
                dates,
                true,
                titleMode,
                titles,
                functions,
                manager,
                substitutes,
                exceptedUsers,
                exceptedUnits);
    }

    public UnitAssignment titled(TitleMode mode, Set<TitleId> titles) {
        return new UnitAssignment(
                id,
                unit,
                target,
                dates,
                inherit,
                mode,
                titles,
                functions,
                manager,
                substitutes,
                exceptedUsers,
                exceptedUnits);
    }

    public UnitAssignment holding(Set<FunctionId> functions) {
        return new UnitAssignment(
                id,
                unit,
                target,
                dates,
                inherit,
                titleMode,
                titles,
                functions,
                manager,
                substitutes,
                exceptedUsers,
                exceptedUnits);
    }

    public UnitAssignment led(boolean manager, boolean substitutes) {
        return new UnitAssignment(
                id,
                unit,
                target,
                dates,
                inherit,
                titleMode,
                titles,
                functions,
                manager,
                substitutes,
                exceptedUsers,
                exceptedUnits);
    }

    public UnitAssignment exceptUsers(Set<UserId> users) {
        return new UnitAssignment(
                id,
                unit,
                target,
                dates,
                inherit,
                titleMode,
                titles,
                functions,
                manager,
                substitutes,
                users,
                exceptedUnits);
    }

    public UnitAssignment exceptUnits(Set<UnitId> units) {
        return new UnitAssignment(
                id,
                unit,
                target,
                dates,
                inherit,
                titleMode,
                titles,
                functions,
                manager,
                substitutes,
                exceptedUsers,
                units);
    }

    public UnitAssignment during(Dates dates) {
        return new UnitAssignment(
                id,
                unit,
                target,
                dates,
                inherit,
                titleMode,
                titles,
                functions,
                manager,
                substitutes,
                exceptedUsers,
                exceptedUnits);
    }
}
