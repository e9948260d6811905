package dk.faelled.roles.assignment;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import dk.faelled.platform.Context;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.effective.WhatIf;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives one role to many users themselves, or takes it from many, in a few sentences however many they are. */
@Component
@Transactional
public class ManyAssignments {
    private final JdbcClient sql;
    private final GivenTable given;
    private final RoleUserTable users;
    private final UserAssignments one;
    private final Assignable assignable;
    private final Separation separation;
    private final WhatIf whatIf;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final Reach reach;
    private final Audit audit;
    private final Clock clock;

    ManyAssignments(
            JdbcClient sql,
            GivenTable given,
            RoleUserTable users,
            UserAssignments one,
            Assignable assignable,
            Separation separation,
            WhatIf whatIf,
            Recomputing recomputing,
            Lock lock,
            Allowed allowed,
            Reach reach,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.given = given;
        this.users = users;
        this.one = one;
        this.assignable = assignable;
        this.separation = separation;
        this.whatIf = whatIf;
        this.recomputing = recomputing;
        this.lock = lock;
        this.allowed = allowed;
        this.reach = reach;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * These have the role by hand from now on, and nobody else of the domain; who has it already keeps it as it is.
     *
     * @param wanted users of the domain
     */
    public void exactly(UserRoleId role, long domain, Set<UserId> wanted) {
        allowed.demand(Reach.TO_USERS);
        lock.hold();
        var target = new Target.OfRole(role);
        var having = having(role, domain);
        reach.demand(target, having);
        reach.demand(target, wanted);
        var there = given.toUsers(having, today()).stream()
                .filter(each -> each.target().equals(target))
                .toList();
        var touched = new HashSet<UserId>();
        var changes = new ArrayList<Change>();
        var gone = there.stream().filter(each -> !wanted.contains(each.user())).toList();
        take(gone, changes, touched);
        var fresh = new HashSet<>(wanted);
        fresh.removeAll(having);
        give(role, fresh, changes, touched);
        var again = new HashSet<>(wanted);
        again.retainAll(having);
        for (var each : there) if (each.dates().contains(today())) again.remove(each.user());
        if (!changes.isEmpty()) audit.changed(changes);
        recomputing.of(touched, "roles.assignment.overwrite");
        // what has ended, or begins later, is joined with what begins now
        for (var user : again) one.assign(AssignToUser.of(user, target));
    }

    /** Whoever was ever given it. */
    private Set<UserId> having(UserRoleId role, long domain) {
        return sql.sql("""
                        select distinct a.user_id
                          from user_assignment a
                          join role_user u on u.id = a.user_id
                         where a.user_role_id = :role
                           and u.domain_id = :domain
                        """).param("role", role.value()).param("domain", domain).query(UUID.class).list().stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    private void take(Collection<UserAssignment> gone, List<Change> changes, Set<UserId> touched) {
        if (gone.isEmpty()) return;
        sql.sql("delete from user_assignment where id = any(:ids)")
                .param("ids", gone.stream().map(each -> each.id().value()).toArray(Long[]::new))
                .update();
        for (var each : gone) {
            touched.add(each.user());
            changes.add(new Change("roles.assignment.delete", entity(each.user()), each, null, null));
        }
    }

    private void give(UserRoleId role, Collection<UserId> to, List<Change> changes, Set<UserId> touched) {
        if (to.isEmpty()) return;
        var target = new Target.OfRole(role);
        assignable.demandToUser(target, List.of());
        var people = users.read(to).stream().filter(user -> !user.deleted()).toList();
        separation.demand(target, () -> WhatIf.slices(people).map(some -> whatIf.with(some, wanted(some, target))));
        var actor = Context.current().actor();
        sql.sql("""
                        insert into user_assignment (user_id, user_role_id, valid, owning_unit, case_number, assigned_by,
                                                     assigner)
                        select n.user_id, :role, daterange(null, null), n.unit, '', :by, :byName
                          from unnest(:users::uuid[], :units::text[]::uuid[]) n (user_id, unit)
                        """)
                .param("role", role.value())
                .param("users", people.stream().map(user -> user.id().value()).toArray(UUID[]::new))
                .param("units", people.stream().map(ManyAssignments::unit).toArray(String[]::new))
                .param("by", actor.id())
                .param("byName", actor.name())
                .update();
        for (var each : given.toUsers(people.stream().map(User::id).toList(), today())) {
            if (!each.target().equals(target)) continue;
            touched.add(each.user());
            changes.add(new Change("roles.assignment.create", entity(each.user()), null, each, null));
        }
    }

    private static List<UserAssignment> wanted(List<User> people, Target target) {
        return people.stream()
                .map(user -> new UserAssignment(
                        new AssignmentId(0), user.id(), target, Dates.ALWAYS, UserAssignments.owning(user), List.of()))
                .toList();
    }

    private static @Nullable String unit(User user) {
        var unit = UserAssignments.owning(user);
        return unit == null ? null : unit.toString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    private static String entity(UserId user) {
        return "role-user:" + user;
    }
}
