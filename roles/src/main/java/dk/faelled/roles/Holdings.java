package dk.faelled.roles;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a user holds, and is excepted from. */
public record Holdings(List<EffectiveRole> held, List<ExceptedRole> excepted) {
    public static final Holdings NOTHING = new Holdings(List.of(), List.of());

    public Holdings {
        held = List.copyOf(held);
        excepted = List.copyOf(excepted);
    }

    /** Without what has ended by that day or is still to come. */
    public Holdings on(LocalDate day) {
        return new Holdings(
                held.stream().filter(h -> h.dates().contains(day)).toList(),
                excepted.stream().filter(e -> e.dates().contains(day)).toList());
    }

    /** Each once, in order. */
    public SortedSet<UserRoleId> roles() {
        var roles = new TreeSet<UserRoleId>();
        for (var one : held) if (one.role() != null) roles.add(one.role());
        return roles;
    }
}
