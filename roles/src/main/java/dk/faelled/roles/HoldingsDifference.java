package dk.faelled.roles;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What somebody gains and loses. */
public record HoldingsDifference(UserId user, SortedSet<UserRoleId> gained, SortedSet<UserRoleId> lost) {
    public HoldingsDifference {
        gained = Collections.unmodifiableSortedSet(new TreeSet<>(gained));
        lost = Collections.unmodifiableSortedSet(new TreeSet<>(lost));
    }

    public static HoldingsDifference between(UserId user, Holdings before, Holdings after) {
        var gained = new TreeSet<>(after.roles());
        gained.removeAll(before.roles());
        var lost = new TreeSet<>(before.roles());
        lost.removeAll(after.roles());
        return new HoldingsDifference(user, gained, lost);
    }

    public boolean isEmpty() {
        return gained.isEmpty() && lost.isEmpty();
    }
}
