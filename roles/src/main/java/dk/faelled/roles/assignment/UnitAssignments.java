package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.effective.WhatIf;
import dk.faelled.roles.rights.Allowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Assigns roles and groups on units, and takes them back (enhedstildelinger). */
@Component
@Transactional
public class UnitAssignments {
    private final JdbcClient sql;
    private final GivenTable given;
    private final TreeTable tree;
    private final Assignable assignable;
    private final Separation separation;
    private final Affected affected;
    private final WhatIf whatIf;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final Reach reach;
    private final Audit audit;
    private final Clock clock;

    UnitAssignments(
            JdbcClient sql,
            GivenTable given,
            TreeTable tree,
            Assignable assignable,
            Separation separation,
            Affected affected,
            WhatIf whatIf,
            Recomputing recomputing,
            Lock lock,
            Allowed allowed,
            Reach reach,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.given = given;
        this.tree = tree;
        this.assignable = assignable;
        this.separation = separation;
        this.affected = affected;
        this.whatIf = whatIf;
        this.recomputing = recomputing;
        this.lock = lock;
        this.allowed = allowed;
        this.reach = reach;
        this.audit = audit;
        this.clock = clock;
    }

    /** The number of {@code said} does not count. */
    public UnitAssignment assign(UnitAssignment said, String caseNumber) {
        allowed.demand(Reach.ON_UNITS);
        lock.hold();
        check(said, caseNumber);
        reach.demand(said);
        separation.demand(said.target(), () -> whatIf.with(said, affected.inScope(said)));
        var actor = Context.current().actor();
        var id = sql.sql("""
                        insert into unit_assignment (unit_id, user_role_id, group_id, inherit, start_date, stop_date,
                               title_mode, title_ids, function_ids, manager, substitutes, excepted_users, excepted_units,
                               case_number, assigned_by, assigner)
                        values (:unit, :role, :group, :inherit, :start, :stop, :mode, :titles, :functions, :manager,
                                :substitutes, :users, :units, :case, :by, :byName)
                        returning id
                        """)
                .param("unit", said.unit().value())
                .param("role", said.target() instanceof Target.OfRole(var role) ? role.value() : null)
                .param("group", said.target() instanceof Target.OfGroup(var group) ? group.value() : null)
                .params(parameters(said, caseNumber))
                .param("by", actor.id())
                .param("byName", actor.name())
                .query(Long.class)
                .single();
        var kept = get(new AssignmentId(id));
        audit.changed("roles.assignment.create", entity(kept.unit()), null, kept, null);
        recomputing.of(affected.inScope(kept), "roles.assignment.create");
        return kept;
    }

    private Map<String, @Nullable Object> parameters(UnitAssignment said, String caseNumber) {
        var dates = said.dates().keptOn(today());
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("inherit", said.inherit());
        parameters.put("start", dates.start());
        parameters.put("stop", dates.stop());
        var audience = said.audience();
        parameters.put("mode", audience.titleMode().name());
        parameters.put("titles", ids(audience.titles(), TitleId::value));
        parameters.put("functions", ids(audience.functions(), FunctionId::value));
        parameters.put("manager", audience.manager());
        parameters.put("substitutes", audience.substitutes());
        parameters.put("users", ids(audience.exceptedUsers(), UserId::value));
        parameters.put("units", ids(audience.exceptedUnits(), UnitId::value));
        parameters.put("case", caseNumber);
        return parameters;
    }

    private static <T> UUID[] ids(Collection<T> all, Function<T, UUID> value) {
        return all.stream().map(value).sorted().toArray(UUID[]::new);
    }

    private void check(UnitAssignment said, String caseNumber) {
        if (caseNumber.length() > 150) throw new RuleBroken("roles.text.too-long", 150).at("caseNumber");
        if (tree.view().unit(said.unit()) == null) throw new RuleBroken("roles.assignment.unit").at("unit");
        assignable.demandOnUnit(said);
        assignable.demandDates(said.dates(), today());
    }

    /** In place of the one with its number; unit and target stay. @param seen the version that was looked at */
    public UnitAssignment change(int seen, UnitAssignment said, String caseNumber) {
        allowed.demand(Reach.ON_UNITS);
        lock.hold();
        var before = get(said.id());
        reach.demand(before);
        reach.demand(said);
        if (!before.unit().equals(said.unit()) || !before.target().equals(said.target()))
            throw new RuleBroken("roles.assignment.unit-stays").at("unit");
        check(said, caseNumber);
        separation.demand(said.target(), () -> whatIf.with(said, touched(said)));
        int changed = sql.sql("""
                        update unit_assignment
                           set inherit = :inherit, start_date = :start, stop_date = :stop, title_mode = :mode,
                               title_ids = :titles, function_ids = :functions, manager = :manager,
                               substitutes = :substitutes, excepted_users = :users, excepted_units = :units,
                               case_number = :case, version = version + 1
                         where id = :id
                           and version = :seen
                        """)
                .param("id", said.id().value())
                .param("seen", seen)
                .params(parameters(said, caseNumber))
                .update();
        if (changed == 0) throw new RuleBroken("roles.assignment.stale");
        var after = get(said.id());
        audit.changed("roles.assignment.update", entity(after.unit()), before, after, null);
        recomputing.of(touched(after), "roles.assignment.update");
        return after;
    }

    public void remove(AssignmentId id) {
        allowed.demand(Reach.ON_UNITS);
        lock.hold();
        var before = get(id);
        reach.demand(before);
        var touched = affected.reachedBy(id);
        sql.sql("delete from unit_assignment where id = :id")
                .param("id", id.value())
                .update();
        audit.changed("roles.assignment.delete", entity(before.unit()), before, null, null);
        recomputing.of(touched, "roles.assignment.delete");
    }

    /** Who would gain and lose what; nothing is kept. */
    @Transactional(readOnly = true)
    public List<HoldingsDifference> foretell(UnitAssignment said) {
        allowed.demand(Reach.ON_UNITS);
        check(said, "");
        reach.demand(said);
        return whatIf.differences(said, touched(said));
    }

    /** Who would lose what; nothing is kept. */
    @Transactional(readOnly = true)
    public List<HoldingsDifference> foretellRemoval(AssignmentId id) {
        allowed.demand(Reach.ON_UNITS);
        var gone = get(id);
        reach.demand(gone);
        return whatIf.differencesWithout(gone, affected.reachedBy(id));
    }

    private Set<UserId> touched(UnitAssignment assignment) {
        var touched = new HashSet<>(affected.reachedBy(assignment.id()));
        touched.addAll(affected.inScope(assignment));
        return touched;
    }

    @Transactional(readOnly = true)
    public UnitAssignment get(AssignmentId id) {
        return given.onUnit(id).orElseThrow(() -> new NotFound("unit_assignment " + id));
    }

    /** With who assigned it, and when. */
    @Transactional(readOnly = true)
    public Placed placed(AssignmentId id) {
        var one = get(id);
        return sql.sql("select case_number, assigner, assigned_at, version from unit_assignment where id = :id")
                .param("id", id.value())
                .query((row, _) -> new Placed(
                        one,
                        row.getString("case_number"),
                        row.getString("assigner"),
                        row.getTimestamp("assigned_at").toInstant(),
                        row.getInt("version")))
                .optional()
                .orElseThrow(() -> new NotFound("unit_assignment " + id));
    }

    /** What lies on the units and has not ended; at most so many as a page shows. */
    @Transactional(readOnly = true)
    public List<UnitAssignment> on(Collection<UnitId> units) {
        return given.of(List.of(), units, today()).onUnits();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    private static String entity(UnitId unit) {
        return "unit:" + unit;
    }
}
