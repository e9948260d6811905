package dk.faelled.roles.giving;

import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Stored;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.lookup.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the rules why somebody holds a role, or does not. */
@Component
@Transactional(readOnly = true)
class Whys {
    private final JdbcClient sql;
    private final Asked asked;
    private final CatalogueTable catalogue;
    private final EffectiveRoles effective;
    private final TreeTable tree;
    private final Audit audit;
    private final Clock clock;

    Whys(
            JdbcClient sql,
            Asked asked,
            CatalogueTable catalogue,
            EffectiveRoles effective,
            TreeTable tree,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.asked = asked;
        this.catalogue = catalogue;
        this.effective = effective;
        this.tree = tree;
        this.audit = audit;
        this.clock = clock;
    }

    public List<WhyAnswer> of(
            String called, @Nullable Long role, @Nullable String systemRole, @Nullable String domain) {
        var user = asked.user(called, asked.domain(domain));
        audit.viewed("roles.lookup", List.of("role-user:" + user.id()));
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        return roles(role, systemRole).stream()
                .map(one -> WhyAnswer.of(effective.why(user.id(), one.id(), today), one.name(), tree.view()))
                .toList();
    }

    private List<UserRole> roles(@Nullable Long role, @Nullable String systemRole) {
        if ((role == null) == (systemRole == null)) throw Refused.wrong("Either role or systemRole must be given");
        var ids = role != null
                ? List.of(new UserRoleId(role))
                : sql.sql("""
                                select distinct r.id
                                  from system_role t
                                  join user_role_part p on p.system_role_id = t.id
                                  join user_role r on r.id = p.user_role_id and r.deleted_at is null
                                 where t.identifier = :identifier
                                 order by r.id
                                 limit 100
                                """).param("identifier", systemRole).query(Long.class).list().stream()
                        .map(UserRoleId::new)
                        .toList();
        var found = catalogue.userRoles(ids).stream().map(Stored::value).toList();
        if (found.isEmpty()) throw new NotFound("user_role " + role + systemRole);
        return found;
    }
}
