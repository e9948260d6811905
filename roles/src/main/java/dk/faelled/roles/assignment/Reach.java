package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import dk.faelled.roles.rights.Grant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody may assign what: the right to assign may be held for some units and some IT systems only. */
@Component
public class Reach {
    static final String TO_USERS = "roles.assigner.user";
    static final String ON_UNITS = "roles.assigner.orgunit";
    private final JdbcClient sql;
    private final RoleUserTable users;
    private final TreeTable tree;
    private final Allowed allowed;

    Reach(JdbcClient sql, RoleUserTable users, TreeTable tree, Allowed allowed) {
        this.sql = sql;
        this.users = users;
        this.tree = tree;
        this.allowed = allowed;
    }

    /** @throws RuleBroken where the right does not reach all of them: in one of their units, and every system of it */
    void demand(Target target, Collection<UserId> to) {
        var reach = allowed.reach(TO_USERS);
        if (isWhole(reach)) return;
        var systems = systems(target);
        for (var user : users.read(to)) demand(reach, systems, grant -> grant.reachesAny(user.units()), "user");
    }

    /** @throws RuleBroken where the right does not reach the unit, all below it where it is inherited, and every system */
    void demand(UnitAssignment wanted) {
        var reach = allowed.reach(ON_UNITS);
        if (isWhole(reach)) return;
        Set<UnitId> units = wanted.inherit() ? tree.view().subtree(wanted.unit()) : Set.of(wanted.unit());
        demand(reach, systems(wanted.target()), grant -> grant.reachesAll(units), "unit");
    }

    boolean reaches(User user) {
        return allowed.has(TO_USERS)
                && allowed.reach(TO_USERS).stream().anyMatch(grant -> grant.reachesAny(user.units()));
    }

    boolean reaches(UnitId unit) {
        return !ofUnits(Set.of(unit.value())).isEmpty();
    }

    /** Those of the users that roles may be given to; none where the right is not held at all. */
    @Transactional(readOnly = true)
    public Set<UUID> ofUsers(Collection<UUID> some) {
        if (!allowed.has(TO_USERS)) return Set.of();
        var reach = allowed.reach(TO_USERS);
        if (isWhole(reach)) return Set.copyOf(some);
        return users.read(some.stream().map(UserId::new).toList()).stream()
                .filter(user -> reach.stream().anyMatch(grant -> grant.reachesAny(user.units())))
                .map(user -> user.id().value())
                .collect(Collectors.toSet());
    }

    /** Those of the units that roles may be assigned on; none where the right is not held at all. */
    @Transactional(readOnly = true)
    public Set<UUID> ofUnits(Collection<UUID> some) {
        if (!allowed.has(ON_UNITS)) return Set.of();
        var reach = allowed.reach(ON_UNITS);
        return some.stream()
                .filter(unit -> reach.stream().anyMatch(grant -> grant.reachesAll(Set.of(new UnitId(unit)))))
                .collect(Collectors.toSet());
    }

    /** @throws RuleBroken where no role may be assigned on it */
    @Transactional(readOnly = true)
    void demand(UnitId unit) {
        if (!reaches(unit)) throw new RuleBroken("roles.reach.unit");
    }

    /** @throws RuleBroken where no role may be given to him or her */
    @Transactional(readOnly = true)
    void demand(UserId user) {
        if (ofUsers(Set.of(user.value())).isEmpty()) throw new RuleBroken("roles.reach.user");
    }

    private static boolean isWhole(List<Grant> reach) {
        return reach.stream().anyMatch(Grant::isWhole);
    }

    private static void demand(List<Grant> reach, Set<ItSystemId> systems, Predicate<Grant> place, String field) {
        if (reach.stream().noneMatch(place)) throw new RuleBroken("roles.reach." + field).at(field);
        for (var system : systems)
            if (reach.stream().noneMatch(grant -> place.test(grant) && grant.reaches(system)))
                throw new RuleBroken("roles.reach.system").at("target");
    }

    /** Of the role, or of all that the group holds. */
    private Set<ItSystemId> systems(Target target) {
        return sql
                .sql("""
                        select distinct system_id
                          from user_role
                         where id = :role
                            or id in (select user_role_id from role_group_role where group_id = :group)
                        """)
                .param("role", target instanceof Target.OfRole(var role) ? role.value() : null)
                .param("group", target instanceof Target.OfGroup(var group) ? group.value() : null)
                .query(Long.class)
                .list()
                .stream()
                .map(ItSystemId::new)
                .collect(Collectors.toSet());
    }
}
