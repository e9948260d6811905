package dk.faelled.roles.projection;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for managers (stedfortrædere), and who decides in a manager's stead about own roles (personlige godkendere). */
@Component
@Transactional
public class Substitutes {
    private static final String NAME = "roles.manager.update";
    private final JdbcClient sql;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final Audit audit;

    /** @param until the last day; null: until further notice */
    public record Delegation(
            UserId manager,
            UserId delegate,
            LocalDate from,
            @Nullable LocalDate until) {
        public Delegation {
            if (until != null && until.isBefore(from))
                throw new RuleBroken("roles.dates.stop-before-start", from, until).at("until");
        }
    }

    Substitutes(
            JdbcClient sql,
            TreeTable tree,
            RoleUserTable users,
            Recomputing recomputing,
            Lock lock,
            Allowed allowed,
            Audit audit) {
        this.sql = sql;
        this.tree = tree;
        this.users = users;
        this.recomputing = recomputing;
        this.lock = lock;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** Those who stand in for that manager in that unit. */
    @Transactional(readOnly = true)
    public List<UserId> of(UserId manager, UnitId unit) {
        return sql
                .sql("""
                        select substitute_id from manager_substitute
                         where unit_id = :unit and manager_id = :manager
                         order by assigned_at, substitute_id
                        """)
                .param("unit", unit.value())
                .param("manager", manager.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .toList();
    }

    /** For as long as the manager leads the unit. */
    public void name(Substitution wanted) {
        allowed.demand(NAME);
        lock.hold();
        if (!tree.view().managedBy(wanted.manager()).contains(wanted.unit()))
            throw new RuleBroken("roles.substitute.not-manager").at("manager");
        demandTwo(wanted.manager(), wanted.substitute());
        int added = sql.sql("""
                        insert into manager_substitute (manager_id, substitute_id, unit_id, assigned_by)
                        values (:manager, :substitute, :unit, :by)
                        on conflict do nothing
                        """)
                .param("manager", wanted.manager().value())
                .param("substitute", wanted.substitute().value())
                .param("unit", wanted.unit().value())
                .param("by", Context.current().actor().name())
                .update();
        if (added == 0) return;
        audit.changed("roles.substitute.create", entity(wanted.unit()), null, wanted, null);
        tree.changed();
        recomputing.of(Set.of(wanted.substitute()), "roles.substitute.create");
    }

    public void release(Substitution gone) {
        allowed.demand(NAME);
        lock.hold();
        int removed = sql.sql("""
                        delete from manager_substitute
                         where manager_id = :manager and substitute_id = :substitute and unit_id = :unit
                        """)
                .param("manager", gone.manager().value())
                .param("substitute", gone.substitute().value())
                .param("unit", gone.unit().value())
                .update();
        if (removed == 0) return;
        audit.changed("roles.substitute.delete", entity(gone.unit()), gone, null, null);
        tree.changed();
        recomputing.of(Set.of(gone.substitute()), "roles.substitute.delete");
    }

    /** Gives nobody a role; says who decides. Managers say so themselves, too. */
    public void delegate(Delegation wanted) {
        demandOwnOrAllowed(wanted.manager());
        demandTwo(wanted.manager(), wanted.delegate());
        if (tree.view().managedBy(wanted.manager()).isEmpty())
            throw new RuleBroken("roles.delegate.leads-nothing").at("manager");
        sql.sql("""
                        insert into manager_delegate (manager_id, delegate_id, start_date, stop_date)
                        values (:manager, :delegate, :from, :until)
                        on conflict (tenant_id, manager_id, delegate_id, start_date) do update
                           set stop_date = excluded.stop_date
                        """)
                .param("manager", wanted.manager().value())
                .param("delegate", wanted.delegate().value())
                .param("from", wanted.from())
                .param("until", wanted.until())
                .update();
        audit.changed("roles.delegate.create", "role-user:" + wanted.manager(), null, wanted, null);
    }

    /** @param id of the row @throws NotFound where there is none, or it is another manager's */
    public void endDelegation(UUID id) {
        var known = sql.sql(
                        "select manager_id, delegate_id, start_date, stop_date from manager_delegate where id = :id")
                .param("id", id)
                .query((row, _) -> new Delegation(
                        new UserId(row.getObject(1, UUID.class)),
                        new UserId(row.getObject(2, UUID.class)),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)))
                .optional()
                .filter(one -> allowed.has(NAME) || isActor(one.manager()))
                .orElseThrow(() -> new NotFound("manager_delegate " + id));
        endDelegation(known.manager(), known.delegate(), known.from());
    }

    private void demandOwnOrAllowed(UserId manager) {
        if (!isActor(manager)) allowed.demand(NAME);
    }

    private boolean isActor(UserId user) {
        var actor = Context.current().actor().id();
        return users.read(Set.of(user)).stream().anyMatch(one -> one.extUuid().equals(actor));
    }

    public void endDelegation(UserId manager, UserId delegate, LocalDate from) {
        demandOwnOrAllowed(manager);
        int removed = sql.sql("""
                        delete from manager_delegate
                         where manager_id = :manager and delegate_id = :delegate and start_date = :from
                        """)
                .param("manager", manager.value())
                .param("delegate", delegate.value())
                .param("from", from)
                .update();
        if (removed > 0)
            audit.changed(
                    "roles.delegate.delete",
                    "role-user:" + manager,
                    new Delegation(manager, delegate, from, null),
                    null,
                    null);
    }

    private void demandTwo(UserId one, UserId other) {
        if (one.equals(other)) throw new RuleBroken("roles.substitute.self").at("substitute");
        long known = users.read(Set.of(one, other)).stream()
                .filter(user -> !user.deleted())
                .count();
        if (known < 2) throw new RuleBroken("roles.assignment.user").at("substitute");
    }

    private static String entity(UnitId unit) {
        return "unit:" + unit;
    }
}
