package dk.faelled.roles.effective;

import dk.faelled.platform.page.Formats;
import dk.faelled.roles.AssignmentId;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what a change would do before it is done (ROL-84). */
@Component
@Transactional(readOnly = true)
public class WhatIf {
    private final TreeTable tree;
    private final RoleUserTable users;
    private final GivenTable given;
    private final Clock clock;

    /** What somebody holds, and would hold, with what is still to come. */
    public record Prospect(User user, Holdings before, Holdings after) {
        public HoldingsDifference on(LocalDate day) {
            return HoldingsDifference.between(user.id(), before.on(day), after.on(day));
        }
    }

    /** @param given all that would be assigned to these people or above them */
    public record Future(OrganisationView organisation, Assignments given, List<Prospect> prospects) {}

    WhatIf(TreeTable tree, RoleUserTable users, GivenTable given, Clock clock) {
        this.tree = tree;
        this.users = users;
        this.given = given;
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

    /** If this were assigned, in place of what has its number. */
    public Future with(UnitAssignment wanted, Set<UserId> affected) {
        var people = users.read(affected);
        var now = assigned(people);
        var onUnits = new ArrayList<>(now.onUnits());
        onUnits.removeIf(one -> one.id().equals(wanted.id()));
        onUnits.add(wanted);
        return future(people, now, new Assignments(direct(people, now), onUnits, now.groups()));
    }

    /** If this were no longer assigned. */
    public Future without(AssignmentId gone, Set<UserId> affected) {
        var people = users.read(affected);
        var now = assigned(people);
        var onUnits = new ArrayList<>(now.onUnits());
        onUnits.removeIf(one -> one.id().equals(gone));
        return future(people, now, new Assignments(direct(people, now), onUnits, now.groups()));
    }

    /** If nothing were assigned otherwise. */
    public Future asItIs(Set<UserId> affected) {
        var people = users.read(affected);
        var now = assigned(people);
        return future(people, now, now);
    }

    /** If the group held these roles. */
    public Future with(RoleGroupId group, SortedSet<UserRoleId> roles, Set<UserId> affected) {
        var people = users.read(affected);
        var now = assigned(people);
        var groups = new HashMap<>(now.groups());
        groups.put(group, roles);
        return future(people, now, new Assignments(direct(people, now), now.onUnits(), groups));
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
        var people = users.read(affected);
        var units = new HashSet<>(Recomputing.above(people, view));
        units.addAll(Recomputing.above(people, draft));
        var assignments = given.of(affected, units, today());
        return differences(people, new Derivation(view, assignments), new Derivation(draft, assignments));
    }

    private List<HoldingsDifference> differences(Collection<User> people, Derivation before, Derivation after) {
        return people.stream()
                .map(user -> HoldingsDifference.between(user.id(), before.of(user, today()), after.of(user, today())))
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
