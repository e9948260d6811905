package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.RoleGroupId;
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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives roles and groups to users themselves, and takes them back (direkte tildelinger). */
@Component
@Transactional
public class UserAssignments {
    private final JdbcClient sql;
    private final GivenTable given;
    private final RoleUserTable users;
    private final Assignable assignable;
    private final Separation separation;
    private final WhatIf whatIf;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final Reach reach;
    private final Audit audit;
    private final Clock clock;

    UserAssignments(
            JdbcClient sql,
            GivenTable given,
            RoleUserTable users,
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

    /** What is given already, the same in all but its days, is given for longer instead of twice. */
    public UserAssignment assign(AssignToUser said) {
        allowed.demand(Reach.TO_USERS);
        reach.demand(said.target(), List.of(said.user()));
        return give(said, Set.of());
    }

    /**
     * The same at the end of a request: whoever may decide that need not be one who assigns.
     *
     * @param consented numbers of the rules whose owners have agreed
     */
    public UserAssignment assignDecided(AssignToUser said, Set<Long> consented) {
        return give(said, consented);
    }

    /** Refused where it cannot be given so; whether rules of separation forbid it is another question. */
    @Transactional(readOnly = true)
    public void demandAssignable(AssignToUser said) {
        user(said.user());
        assignable.demandToUser(said.target(), said.postponed());
        assignable.demandDates(said.dates(), today());
    }

    private UserAssignment give(AssignToUser said, Set<Long> consented) {
        lock.hold();
        var user = user(said.user());
        assignable.demandToUser(said.target(), said.postponed());
        assignable.demandDates(said.dates(), today());
        var dates = said.dates().keptOn(today());
        var owning = said.owningUnit() == null ? owning(user) : said.owningUnit();
        var wanted = new UserAssignment(new AssignmentId(0), user.id(), said.target(), dates, owning, said.postponed());
        check(user, wanted, consented);
        var alike = alike(wanted);
        if (alike.isEmpty()) {
            var kept = keep(wanted, said.caseNumber());
            audit.changed("roles.assignment.create", entity(user.id()), null, kept, null);
            recomputing.of(Set.of(user.id()), "roles.assignment.create");
            return kept;
        }
        var before = alike.getFirst();
        var longer = dates;
        for (var one : alike) longer = union(longer, one.dates());
        if (longer.equals(before.dates()) && alike.size() == 1) return before;
        for (var one : alike) if (!one.id().equals(before.id())) drop(one.id());
        return redate(before, longer);
    }

    private void check(User user, UserAssignment wanted, Set<Long> consented) {
        separation.demand(() -> whatIf.with(user, wanted), consented);
    }

    /** Other days for the same; {@code dates} takes the place of those it had. */
    public UserAssignment change(AssignmentId id, Dates dates) {
        allowed.demand(Reach.TO_USERS);
        lock.hold();
        var before = get(id);
        reach.demand(before.target(), List.of(before.user()));
        assignable.demandDates(dates, today());
        assignable.demandLonger(before, dates);
        var kept = dates.keptOn(today());
        for (var other : alike(
                new UserAssignment(id, before.user(), before.target(), kept, before.owningUnit(), before.postponed())))
            if (!other.id().equals(id)) throw new RuleBroken("roles.assignment.overlap", other.id()).at("startDate");
        return redate(before, kept);
    }

    private UserAssignment redate(UserAssignment before, Dates dates) {
        sql.sql("update user_assignment set valid = daterange(:start, :stop, '[]') where id = :id")
                .param("start", dates.start())
                .param("stop", dates.stop())
                .param("id", before.id().value())
                .update();
        var after = get(before.id());
        audit.changed("roles.assignment.update", entity(before.user()), before, after, null);
        recomputing.of(Set.of(before.user()), "roles.assignment.update");
        return after;
    }

    public void remove(AssignmentId id) {
        allowed.demand(Reach.TO_USERS);
        var gone = get(id);
        reach.demand(gone.target(), List.of(gone.user()));
        take(id);
    }

    /** The same at the end of a request. @param last the last day with it; null: it is taken at once */
    public void removeDecided(AssignmentId id, @Nullable LocalDate last) {
        if (last == null || last.isBefore(today())) {
            take(id);
            return;
        }
        lock.hold();
        var before = get(id);
        redate(before, new Dates(before.dates().start(), last));
    }

    private void take(AssignmentId id) {
        lock.hold();
        var before = get(id);
        drop(id);
        audit.changed("roles.assignment.delete", entity(before.user()), before, null, null);
        recomputing.of(Set.of(before.user()), "roles.assignment.delete");
    }

    private void drop(AssignmentId id) {
        sql.sql("delete from user_assignment where id = :id")
                .param("id", id.value())
                .update();
    }

    @Transactional(readOnly = true)
    public UserAssignment get(AssignmentId id) {
        return given.toUser(id).orElseThrow(() -> new NotFound("user_assignment " + id));
    }

    /** With who gave it, and when. */
    @Transactional(readOnly = true)
    public Handed handed(AssignmentId id) {
        var one = get(id);
        return sql.sql("select case_number, assigner, assigned_at from user_assignment where id = :id")
                .param("id", id.value())
                .query((row, _) -> new Handed(
                        one,
                        row.getString("case_number"),
                        row.getString("assigner"),
                        row.getTimestamp("assigned_at").toInstant()))
                .optional()
                .orElseThrow(() -> new NotFound("user_assignment " + id));
    }

    /** Also those still to come; not those that have ended. */
    @Transactional(readOnly = true)
    public List<UserAssignment> of(UserId user) {
        return given.toUsers(List.of(user), today());
    }

    private User user(UserId id) {
        return users.read(List.of(id)).stream()
                .filter(user -> !user.deleted())
                .findFirst()
                .orElseThrow(() -> new RuleBroken("roles.assignment.user").at("user"));
    }

    /** The unit whose leader answers for it, where nothing else is said. */
    static @Nullable UnitId owning(User user) {
        return user.positions().isEmpty() ? null : user.positions().getFirst().unit();
    }

    private List<UserAssignment> alike(UserAssignment wanted) {
        var ids = sql.sql("""
                        select id
                          from user_assignment
                         where user_id = :user
                           and target = :target
                           and owning = :owning
                           and postponed = :postponed::jsonb
                           and (valid && daterange(:start, :stop, '[]') or valid -|- daterange(:start, :stop, '[]'))
                         order by id
                        """)
                .param("user", wanted.user().value())
                .param("target", target(wanted.target()))
                .param(
                        "owning",
                        wanted.owningUnit() == null ? "" : wanted.owningUnit().toString())
                .param("postponed", given.written(wanted.postponed()))
                .param("start", wanted.dates().start())
                .param("stop", wanted.dates().stop())
                .query(Long.class)
                .list();
        var found = new ArrayList<UserAssignment>();
        for (var id : ids) found.add(get(new AssignmentId(id)));
        return found;
    }

    private static String target(Target target) {
        return switch (target) {
            case Target.OfRole(var role) -> "role:" + role;
            case Target.OfGroup(var group) -> "group:" + group;
        };
    }

    private static Dates union(Dates one, Dates other) {
        var start = one.start() == null || other.start() == null
                ? null
                : one.start().isBefore(other.start()) ? one.start() : other.start();
        var stop = one.stop() == null || other.stop() == null
                ? null
                : one.stop().isAfter(other.stop()) ? one.stop() : other.stop();
        return new Dates(start, stop);
    }

    private UserAssignment keep(UserAssignment wanted, String caseNumber) {
        var actor = Context.current().actor();
        var id = sql.sql("""
                        insert into user_assignment (user_id, user_role_id, group_id, valid, owning_unit, case_number,
                                                     postponed, assigned_by, assigner)
                        values (:user, :role, :group, daterange(:start, :stop, '[]'), :owning, :case, :postponed::jsonb,
                                :by, :byName)
                        returning id
                        """)
                .param("user", wanted.user().value())
                .param("role", wanted.target() instanceof Target.OfRole(UserRoleId role) ? role.value() : null)
                .param("group", wanted.target() instanceof Target.OfGroup(RoleGroupId group) ? group.value() : null)
                .param("start", wanted.dates().start())
                .param("stop", wanted.dates().stop())
                .param(
                        "owning",
                        wanted.owningUnit() == null ? null : wanted.owningUnit().value())
                .param("case", caseNumber)
                .param("postponed", given.written(wanted.postponed()))
                .param("by", actor.id())
                .param("byName", actor.name())
                .query(Long.class)
                .single();
        return get(new AssignmentId(id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    private static String entity(UserId user) {
        return "role-user:" + user;
    }
}
