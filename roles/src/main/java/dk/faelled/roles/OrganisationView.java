package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The organisation as it is on one day, or as a draft would have it. The rules read it and nothing else, so that they
 * answer for a draft just as they do for today.
 */
public final class OrganisationView {
    private final Map<UnitId, OrgUnit> units = new LinkedHashMap<>();
    private final Map<UnitId, List<UnitId>> children = new HashMap<>();
    private final Map<UserId, Set<UnitId>> managed = new HashMap<>();
    private final Map<UserId, Set<UnitId>> substituted = new HashMap<>();
    private final Map<UnitId, List<UnitId>> paths = new ConcurrentHashMap<>();
    private final List<Substitution> substitutions;

    /** @param units those that are there on the day */
    public OrganisationView(Collection<OrgUnit> units, Collection<Substitution> substitutions) {
        this.substitutions = List.copyOf(substitutions);
        for (var unit : units) this.units.put(unit.id(), unit);
        for (var unit : units)
            if (unit.parent() != null)
                children.computeIfAbsent(unit.parent(), _ -> new ArrayList<>()).add(unit.id());
        for (var unit : units) {
            var manager = managerOf(unit.id());
            if (manager != null)
                managed.computeIfAbsent(manager, _ -> new LinkedHashSet<>()).add(unit.id());
        }
        for (var substitution : substitutions)
            // only the manager that the unit has now is stood in for
            if (substitution.manager().equals(managerOf(substitution.unit())))
                substituted
                        .computeIfAbsent(substitution.substitute(), _ -> new LinkedHashSet<>())
                        .add(substitution.unit());
    }

    public @Nullable OrgUnit unit(UnitId id) {
        return units.get(id);
    }

    public Collection<OrgUnit> units() {
        return units.values();
    }

    /** The unit and all above it, the root last; without end where units stand in a circle, it stops where it began. */
    public List<UnitId> path(UnitId unit) {
        var known = paths.get(unit);
        return known == null ? paths.computeIfAbsent(unit, this::climb) : known;
    }

    private List<UnitId> climb(UnitId unit) {
        var path = new LinkedHashSet<UnitId>();
        var next = units.get(unit);
        while (next != null && path.add(next.id())) next = next.parent() == null ? null : units.get(next.parent());
        return List.copyOf(path);
    }

    /** The unit and all below it. */
    public Set<UnitId> subtree(UnitId top) {
        var found = new LinkedHashSet<UnitId>();
        if (!units.containsKey(top)) return found;
        var left = new ArrayList<>(List.of(top));
        while (!left.isEmpty()) {
            var unit = left.removeLast();
            if (found.add(unit)) left.addAll(children.getOrDefault(unit, List.of()));
        }
        return found;
    }

    /** The unit and all below it, without those that are hidden from choices. */
    public Set<UnitId> shownSubtree(UnitId top) {
        var shown = new TreeSet<UnitId>(Comparator.comparing(UnitId::value));
        for (var unit : subtree(top)) if (!isHidden(unit)) shown.add(unit);
        return shown;
    }

    private boolean isHidden(UnitId unit) {
        return path(unit).stream().anyMatch(u -> {
            var above = units.get(u);
            return above != null && above.excluded();
        });
    }

    /** Its own manager, else that of the nearest unit above that has one. */
    public @Nullable UserId managerOf(UnitId unit) {
        for (var above : path(unit)) {
            var found = units.get(above);
            if (found != null && found.manager() != null) return found.manager();
        }
        return null;
    }

    /**
     * The unit that answers for what the user has there: nobody answers for own rights, so from a unit that the user leads it
     * is the nearest above that somebody else does; where there is none, the unit itself.
     */
    public UnitId answering(UserId user, UnitId unit) {
        if (!user.equals(managerOf(unit))) return unit;
        for (var above : path(unit)) {
            var manager = managerOf(above);
            if (manager != null && !manager.equals(user)) return above;
        }
        return unit;
    }

    /** The units that the user leads, by being named there or because nobody below is. */
    public Set<UnitId> managedBy(UserId user) {
        return managed.getOrDefault(user, Set.of());
    }

    /** The units in which the user stands in for the present manager. */
    public Set<UnitId> substitutedBy(UserId user) {
        return substituted.getOrDefault(user, Set.of());
    }

    /** Who manages or stands in for the manager of any of the units. */
    public Set<UserId> leading(Set<UnitId> units) {
        var found = new LinkedHashSet<UserId>();
        managed.forEach((user, led) -> {
            if (led.stream().anyMatch(units::contains)) found.add(user);
        });
        substituted.forEach((user, led) -> {
            if (led.stream().anyMatch(units::contains)) found.add(user);
        });
        return found;
    }

    /** A draft in which one unit is otherwise. */
    public OrganisationView with(UnitId unit, UnaryOperator<OrgUnit> change) {
        return new OrganisationView(
                units.values().stream()
                        .map(u -> u.id().equals(unit) ? change.apply(u) : u)
                        .toList(),
                substitutions);
    }

    /** With some units otherwise or new, and without those that are gone. */
    public OrganisationView with(Collection<OrgUnit> changed, Collection<UnitId> gone) {
        var all = new LinkedHashMap<>(units);
        for (var unit : changed) all.put(unit.id(), unit);
        all.keySet().removeAll(gone);
        return new OrganisationView(all.values(), substitutions);
    }
}
