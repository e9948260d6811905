package dk.faelled.roles.assignment;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Conflict;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rule.Conflicts;
import dk.faelled.roles.rule.Resolution;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds today what a rule says nobody should hold together. */
@Component
@Transactional(readOnly = true)
class ConflictFindings {
    static final int MOST = 500;
    private final JdbcClient sql;
    private final ConflictRules rules;
    private final CatalogueTable catalogue;
    private final RoleUserTable users;
    private final EffectiveRoles effective;
    private final GivenTable given;
    private final TreeTable tree;
    private final Clock clock;

    record Finding(User user, Conflict conflict) {}

    ConflictFindings(
            JdbcClient sql,
            ConflictRules rules,
            CatalogueTable catalogue,
            RoleUserTable users,
            EffectiveRoles effective,
            GivenTable given,
            TreeTable tree,
            Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.catalogue = catalogue;
        this.users = users;
        this.effective = effective;
        this.given = given;
        this.tree = tree;
        this.clock = clock;
    }

    ConflictRule rule(long id) {
        return rules.all().stream()
                .filter(rule -> rule.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("conflict_rule " + id));
    }

    /** At most {@value #MOST} of those who may break it are looked at. */
    List<Finding> of(ConflictRule rule) {
        var suspects = suspects(rule);
        return of(rule, suspects.subList(0, Math.min(MOST, suspects.size())));
    }

    /** Those who hold something of both sides, in order. */
    List<UserId> suspects(ConflictRule rule) {
        var suspects = new HashSet<>(holding(rule.left()));
        suspects.retainAll(holding(rule.right()));
        return suspects.stream().sorted().toList();
    }

    /** @param looked at most {@value #MOST} */
    List<Finding> of(ConflictRule rule, List<UserId> looked) {
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        var held = effective.of(looked, today);
        var roles = new HashSet<UserRoleId>();
        for (var one : held.values()) roles.addAll(one.roles());
        var conflicts =
                new Conflicts(catalogue.of(roles), new Resolution(tree.view()), given.of(looked, List.of(), today));
        var found = new ArrayList<Finding>();
        for (var user : users.read(looked))
            for (var conflict : conflicts.of(user, held.getOrDefault(user.id(), Holdings.NOTHING), List.of(rule)))
                found.add(new Finding(user, conflict));
        return found;
    }

    private Set<UserId> holding(Collection<Choice> side) {
        var roles = new ArrayList<Long>();
        var groups = new ArrayList<Long>();
        var systems = new ArrayList<Long>();
        var rights = new ArrayList<Long>();
        for (var choice : side) {
            switch (choice) {
                case Choice.Role(var role) -> roles.add(role.value());
                case Choice.Group(var group) -> groups.add(group.value());
                case Choice.System(var system) -> systems.add(system.value());
                case Choice.Right(var right) -> rights.add(right.value());
            }
        }
        return sql
                .sql("""
                        select distinct user_id
                          from effective_role
                         where through is not null
                           and (user_role_id = any(:roles)
                                or group_id = any(:groups)
                                or system_id = any(:systems)
                                or user_role_id in (select user_role_id from user_role_part
                                                     where system_role_id = any(:rights)))
                        """)
                .param("roles", roles.toArray(Long[]::new))
                .param("groups", groups.toArray(Long[]::new))
                .param("systems", systems.toArray(Long[]::new))
                .param("rights", rights.toArray(Long[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }
}
