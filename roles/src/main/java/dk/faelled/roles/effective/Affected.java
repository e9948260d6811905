package dk.faelled.roles.effective;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose rights a change may touch. */
@Component
public class Affected {
    private final JdbcClient sql;
    private final TreeTable tree;
    private final RoleUserTable users;
    private final EffectiveTable effective;

    Affected(JdbcClient sql, TreeTable tree, RoleUserTable users, EffectiveTable effective) {
        this.sql = sql;
        this.tree = tree;
        this.users = users;
        this.effective = effective;
    }

    /** Who is reached by the assignment as it was kept. */
    public Set<UserId> reachedBy(AssignmentId assignment) {
        return effective.reachedBy(assignment);
    }

    /** Who may be reached by the assignment as it would be. */
    public Set<UserId> inScope(UnitAssignment assignment) {
        return inScope(assignment.inherit() ? tree.view().subtree(assignment.unit()) : Set.of(assignment.unit()));
    }

    /** Who stands in one of the units, as whatever. */
    public Set<UserId> inScope(Set<UnitId> units) {
        return inScope(units, tree.view());
    }

    public Set<UserId> inScope(Set<UnitId> units, OrganisationView view) {
        var found = new HashSet<>(users.in(units));
        found.addAll(view.leading(units));
        return found;
    }

    /** Who stands, or stood, in or below units that have another place or another manager. */
    public Set<UserId> below(Set<UnitId> moved, OrganisationView before, OrganisationView after) {
        if (moved.isEmpty()) return Set.of();
        var units = new HashSet<UnitId>();
        for (var unit : moved) {
            units.addAll(before.subtree(unit));
            units.addAll(after.subtree(unit));
        }
        var found = new HashSet<>(inScope(units, before));
        found.addAll(after.leading(units));
        return found;
    }

    public int holders(UserRoleId role) {
        return effective.holders("user_role_id", role.value());
    }

    public int holders(RoleGroupId group) {
        return effective.holders("group_id", group.value());
    }

    public int holders(ItSystemId system) {
        return effective.holders("system_id", system.value());
    }

    /** Who holds a role of the system, or would if it could be held. */
    public Set<UserId> by(ItSystemId system) {
        var found = new HashSet<>(effective.holding(system));
        found.addAll(assigned("""
                        (user_role_id in (select id from user_role where system_id = :id)
                         or group_id in (select m.group_id
                                           from role_group_role m
                                           join user_role r on r.id = m.user_role_id
                                          where r.system_id = :id))
                        """, system.value()));
        return found;
    }

    /** Who holds the role, or would if it could be held. */
    public Set<UserId> by(UserRoleId role) {
        var found = new HashSet<>(effective.holding(role));
        found.addAll(assigned("""
                        (user_role_id = :id
                         or group_id in (select group_id from role_group_role where user_role_id = :id))
                        """, role.value()));
        return found;
    }

    public Set<UserId> by(RoleGroupId group) {
        var found = new HashSet<>(effective.holding(group));
        found.addAll(assigned("group_id = :id", group.value()));
        return found;
    }

    private Set<UserId> assigned(String which, long id) {
        var found = new HashSet<UserId>();
        sql.sql("select user_id from user_assignment where " + which)
                .param("id", id)
                .query(UUID.class)
                .list()
                .forEach(user -> found.add(new UserId(user)));
        var view = tree.view();
        var units = new HashSet<UnitId>();
        sql.sql("select unit_id, inherit from unit_assignment where " + which)
                .param("id", id)
                .query(row -> {
                    var unit = new UnitId(row.getObject("unit_id", UUID.class));
                    units.addAll(row.getBoolean("inherit") ? view.subtree(unit) : Set.of(unit));
                });
        if (!units.isEmpty()) found.addAll(inScope(units));
        return found;
    }
}
