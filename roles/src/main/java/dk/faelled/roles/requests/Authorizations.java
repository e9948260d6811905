package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who is authorisation manager of which unit (autorisationsansvarlig). It counts for the units below too. */
@Component
@Transactional
class Authorizations {
    private static final String NAME = "roles.manager.update";
    private final JdbcClient sql;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final Allowed allowed;
    private final Audit audit;

    record Authorization(UserId user, UnitId unit) {}

    Authorizations(JdbcClient sql, TreeTable tree, RoleUserTable users, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.tree = tree;
        this.users = users;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** What is so already stays so. */
    public void name(UserId user, UnitId unit) {
        allowed.demand(NAME);
        if (tree.view().unit(unit) == null) throw new RuleBroken("roles.assignment.unit").at("unit");
        if (users.read(List.of(user)).stream().noneMatch(one -> !one.deleted()))
            throw new RuleBroken("roles.assignment.user").at("user");
        int added = sql.sql("""
                        insert into unit_authorization (id, unit_id, user_id, named_by)
                        values (:id, :unit, :user, :by)
                        on conflict do nothing
                        """)
                .param("id", Ids.next())
                .param("unit", unit.value())
                .param("user", user.value())
                .param("by", Context.current().actor().name())
                .update();
        if (added > 0)
            audit.changed("roles.authorization.create", "unit:" + unit, null, new Authorization(user, unit), null);
    }

    /** @param called user id, as it is typed */
    public void name(String called, UnitId unit) {
        name(users.called(called), unit);
    }

    public void release(UUID id) {
        allowed.demand(NAME);
        var gone = sql.sql("delete from unit_authorization where id = :id returning user_id, unit_id")
                .param("id", id)
                .query((row, _) -> new Authorization(
                        new UserId(row.getObject(1, UUID.class)), new UnitId(row.getObject(2, UUID.class))))
                .optional()
                .orElseThrow(() -> new NotFound("unit_authorization " + id));
        audit.changed("roles.authorization.delete", "unit:" + gone.unit(), gone, null, null);
    }
}
