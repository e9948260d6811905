package dk.faelled.roles.rule;

import dk.faelled.roles.Assignments;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.Conflict;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.User;
import dk.faelled.roles.UserRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what somebody holds together and should not (funktionsadskillelse). */
public final class Conflicts {
    private final Catalogue catalogue;
    private final Resolution resolution;
    private final Assignments given;

    /** A row on one side of a rule, and the thing by which it is there. */
    private record Side(EffectiveRole row, Object thing) {}

    public Conflicts(Catalogue catalogue, Resolution resolution, Assignments given) {
        this.catalogue = catalogue;
        this.resolution = resolution;
        this.given = given;
    }

    /** One conflict a rule at most: the first pair found stands for all. @param holdings with what is still to come */
    public List<Conflict> of(User user, Holdings holdings, Collection<ConflictRule> rules) {
        var found = new ArrayList<Conflict>();
        for (var rule : rules) first(user, holdings, rule).ifPresent(found::add);
        return found;
    }

    private Optional<Conflict> first(User user, Holdings holdings, ConflictRule rule) {
        var right = side(holdings, rule.right());
        for (var one : side(holdings, rule.left()))
            for (var other : right)
                if (!one.thing().equals(other.thing())
                        && one.row().dates().overlaps(other.row().dates())
                        && meet(user, rule, one, other)) return Optional.of(new Conflict(rule, one.row(), other.row()));
        return Optional.empty();
    }

    private boolean meet(User user, ConflictRule rule, Side one, Side other) {
        return switch (rule.scope()) {
            case ANY -> true;
            case SAME_UNIT ->
                one.row().responsible() != null
                        && Objects.equals(one.row().responsible(), other.row().responsible());
            case SAME_CONSTRAINT -> shareData(limits(user, one.row()), limits(user, other.row()));
        };
    }

    private List<Side> side(Holdings holdings, Set<Choice> choices) {
        var found = new ArrayList<Side>();
        for (var row : holdings.held()) {
            var role = row.role() == null ? null : catalogue.userRole(row.role());
            if (role == null) continue;
            for (var choice : choices) {
                switch (choice) {
                    case Choice.Role(var wanted) when wanted.equals(role.id()) -> found.add(new Side(row, role.id()));
                    case Choice.Group(var group) when group.equals(row.group()) -> found.add(new Side(row, group));
                    case Choice.System(var system)
                    when system.equals(role.system()) -> found.add(new Side(row, role.id()));
                    case Choice.Right(var right) when holds(role, choice) -> found.add(new Side(row, right));
                    case Choice.Role _, Choice.Group _, Choice.System _, Choice.Right _ -> {}
                }
            }
        }
        return found;
    }

    private static boolean holds(UserRole role, Choice choice) {
        return choice instanceof Choice.Right(var right)
                && role.parts().stream().anyMatch(part -> part.systemRole().equals(right));
    }

    /** A role without any limit covers all data, so it meets every other. */
    private static boolean shareData(Map<ConstraintTypeId, Set<String>> one, Map<ConstraintTypeId, Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) return true;
        for (var type : one.keySet()) {
            var shared = new HashSet<>(one.getOrDefault(type, Set.of()));
            shared.retainAll(other.getOrDefault(type, Set.of()));
            if (!shared.isEmpty()) return true;
        }
        return false;
    }

    private Map<ConstraintTypeId, Set<String>> limits(User user, EffectiveRole row) {
        var limits = new HashMap<ConstraintTypeId, Set<String>>();
        var role = row.role() == null ? null : catalogue.userRole(row.role());
        if (role == null) return limits;
        List<Postponed> postponed = given.of(user.id()).stream()
                .filter(a -> a.id().equals(row.assignment()))
                .flatMap(a -> a.postponed().stream())
                .toList();
        for (var part : role.parts())
            for (var value : part.constraints()) {
                var type = catalogue.type(value.type());
                if (type != null)
                    limits.computeIfAbsent(type.id(), _ -> new TreeSet<>())
                            .addAll(resolution.of(user, part.systemRole(), type, value, postponed));
            }
        return limits;
    }
}
