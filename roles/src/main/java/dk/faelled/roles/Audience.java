package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.Set;

/**
 * For whom an assignment on a unit is: those whom all its conditions let through.
 *
 * @param functions for those with one of these offices only; empty: for everybody
 * @param manager for managers; without {@code substitutes} only for them
 */
public record Audience(
        TitleMode titleMode,
        Set<TitleId> titles,
        Set<FunctionId> functions,
        boolean manager,
        boolean substitutes,
        Set<UserId> exceptedUsers,
        Set<UnitId> exceptedUnits) {
    public static final Audience EVERYBODY =
            new Audience(TitleMode.NO, Set.of(), Set.of(), false, false, Set.of(), Set.of());

    public enum TitleMode {
        /** Titles do not matter. */
        NO,
        /** Only these titles. */
        POSITIVE,
        /** All but these titles. */
        NEGATIVE
    }

    public Audience {
        titles = Set.copyOf(titles);
        functions = Set.copyOf(functions);
        exceptedUsers = Set.copyOf(exceptedUsers);
        exceptedUnits = Set.copyOf(exceptedUnits);
    }

    public Audience titled(TitleMode mode, Set<TitleId> titles) {
        return new Audience(mode, titles, functions, manager, substitutes, exceptedUsers, exceptedUnits);
    }

    public Audience holding(Set<FunctionId> functions) {
        return new Audience(titleMode, titles, functions, manager, substitutes, exceptedUsers, exceptedUnits);
    }

    public Audience led(boolean manager, boolean substitutes) {
        return new Audience(titleMode, titles, functions, manager, substitutes, exceptedUsers, exceptedUnits);
    }

    public Audience exceptUsers(Set<UserId> users) {
        return new Audience(titleMode, titles, functions, manager, substitutes, users, exceptedUnits);
    }

    public Audience exceptUnits(Set<UnitId> units) {
        return new Audience(titleMode, titles, functions, manager, substitutes, exceptedUsers, units);
    }
}
