package dk.faelled.roles.effective;

import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.rule.Derivation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what a change would do before it is done (ROL-84). */
@Component
@Transactional(readOnly = true)
public class WhatIf {
    /** How many people are looked at at once. */
    public static final int AT_A_TIME = 500;

    private static final SortedSet<UserRoleId> NONE = Collections.emptySortedSet();
    private final TreeTable tree;
    private final RoleUserTable users;
    private final GivenTable given;
    private final EffectiveTable effective;
    private final Clock clock;

    /** What somebody holds, and would hold, with what is still to come. */
    public record Prospect(User user, Holdings before, Holdings after) {}

    /** @param given all that would be assigned to these people or above them */
    public record Future(OrganisationView organisation, Assignments given, List<Prospect> prospects) {}

    WhatIf(TreeTable tree, RoleUserTable users, GivenTable given, EffectiveTable effective, Clock clock) {
        this.tree = tree;
        this.users = users;
        this.given = given;
        this.effective = effective;
        this.clock = clock;
    }

    public Future with(User user, UserAssignment more) {
        var now = assigned(List.of(user));
        var direct = new ArrayList<>(now.of(user.id()));
        direct.add(more);
        return future(List.of(user), now, new Assignments(direct, now.onUnits(), now.groups()));
    }

    /** If all this were assigned to them. @param more with numbers that tell them apart and are nobody's: -1, -2 */
    public Future with(Collection<User> people, Collection<UserAssignment> more) {
        var now = assigned(people);
        var direct = new ArrayList<>(direct(people, now));
        direct.addAll(more);
        return future(people, now, new Assignments(direct, now.onUnits(), now.groups()));
    }

    /** If this were assigned, in place of what has its number; some people at a time, worked out as they are asked for. */
    public Stream<Future> with(UnitAssignment wanted, Set<UserId> affected) {
        return slices(affected).map(slice -> {
            var people = users.read(slice);
            var now = assigned(people);
            var onUnits = new ArrayList<>(now.onUnits());
            onUnits.removeIf(one -> one.id().equals(wanted.id()));
            onUnits.add(wanted);
            return future(people, now, new Assignments(direct(people, now), onUnits, now.groups()));
        });
    }

    /** Parts of them, none too large to be looked at at once. */
    public static <T> Stream<List<T>> slices(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_A_TIME)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + AT_A_TIME)));
    }

    private static Stream<List<UserId>> slices(Set<UserId> all) {
        return slices(all.stream().sorted().toList());
    }

    /**
     * Who would gain and lose what today if this were assigned in place of what has its number, beside what everybody is
     * kept as holding; those for whom nothing changes are left out.
     */
    public List<HoldingsDifference> differences(UnitAssignment wanted, Set<UserId> affected) {
        var groups = given.of(List.of(), List.of(), today()).groups();
        var alone = new Derivation(tree.view(), new Assignments(List.of(), List.of(wanted), groups));
        var gets = new HashMap<UserId, SortedSet<UserRoleId>>();
        slices(affected).flatMap(slice -> users.read(slice).stream()).forEach(user -> {
            var roles = alone.of(user, today()).roles();
            if (!roles.isEmpty()) gets.put(user.id(), roles);
        });
        return differences(wanted, affected, gets);
    }

    /** Who would lose what today if this were no longer assigned. */
    public List<HoldingsDifference> differencesWithout(UnitAssignment gone, Set<UserId> affected) {
        return differences(gone, affected, Map.of());
    }

    private List<HoldingsDifference> differences(
            UnitAssignment of, Set<UserId> affected, Map<UserId, SortedSet<UserRoleId>> gets) {
        var through = effective.through(of.id(), today());
        var besides = effective.besides(of.id(), roles(gets, through), today());
        return affected.stream()
                .sorted()
                .map(user -> new HoldingsDifference(
                        user, without(gets, user, through, besides), without(through, user, gets, besides)))
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    @SafeVarargs
    private static Set<UserRoleId> roles(Map<UserId, SortedSet<UserRoleId>>... all) {
        return Arrays.stream(all)
                .flatMap(one -> one.values().stream())
                .flatMap(SortedSet::stream)
                .collect(Collectors.toSet());
    }

    private static SortedSet<UserRoleId> without(
            Map<UserId, SortedSet<UserRoleId>> some,
            UserId user,
            Map<UserId, SortedSet<UserRoleId>> one,
            Map<UserId, SortedSet<UserRoleId>> other) {
        var left = new TreeSet<>(some.getOrDefault(user, NONE));
        left.removeAll(one.getOrDefault(user, NONE));
        left.removeAll(other.getOrDefault(user, NONE));
        return left;
    }

    /** If nothing were assigned otherwise. */
    public Stream<Future> asItIs(Set<UserId> affected) {
        return slices(affected).map(slice -> {
            var people = users.read(slice);
            var now = assigned(people);
            return future(people, now, now);
        });
    }

    /** If the group held these roles. */
    public Stream<Future> with(RoleGroupId group, SortedSet<UserRoleId> roles, Set<UserId> affected) {
        return slices(affected).map(slice -> {
            var people = users.read(slice);
            var now = assigned(people);
            var groups = new HashMap<>(now.groups());
            groups.put(group, roles);
            return future(people, now, new Assignments(direct(people, now), now.onUnits(), groups));
        });
    }

    private Assignments assigned(Collection<User> people) {
        var ids = people.stream().map(User::id).toList();
        return given.of(ids, Recomputing.above(people, tree.view()), today());
    }

    private static List<UserAssignment> direct(Collection<User> people, Assignments now) {
        return people.stream().flatMap(user -> now.of(user.id()).stream()).toList();
    }

    private Future future(Collection<User> people, Assignments now, Assignments then) {
        var view = tree.view();
        var before = new Derivation(view, now);
        var after = new Derivation(view, then);
        return new Future(
                view,
                then,
                people.stream()
                        .map(user -> new Prospect(user, before.of(user), after.of(user)))
                        .toList());
    }

    /** Who would gain and lose what if the organisation were as in the draft; those for whom nothing changes are left out. */
    public List<HoldingsDifference> over(OrganisationView draft, Collection<UserId> affected) {
        var view = tree.view();
        return slices(affected.stream().sorted().toList())
                .flatMap(slice -> {
                    var people = users.read(slice);
                    var units = new HashSet<>(Recomputing.above(people, view));
                    units.addAll(Recomputing.above(people, draft));
                    var assignments = given.of(slice, units, today());
                    return differences(people, new Derivation(view, assignments), new Derivation(draft, assignments));
                })
                .toList();
    }

    private Stream<HoldingsDifference> differences(Collection<User> people, Derivation before, Derivation after) {
        return people.stream()
                .map(user -> HoldingsDifference.between(user.id(), before.of(user, today()), after.of(user, today())))
                .filter(difference -> !difference.isEmpty());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
