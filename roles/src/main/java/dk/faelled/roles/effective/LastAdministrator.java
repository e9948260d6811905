package dk.faelled.roles.effective;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.UserId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who can give every right of Fælled whatever happens: an account that can sign in, is itself given the role of
 * administrators, alone or in a group, and does not lose it on a day to come. What comes through a unit is not counted: it
 * goes when the organisation changes, and nobody is asked then.
 */
@Component
class LastAdministrator {
    private static final String HOLDING = """
              from role_system s
              join user_role r on r.system_id = s.id and r.identifier = :role and r.deleted_at is null
              join effective_role e on e.user_role_id = r.id and e.source = 'USER' and e.through is not null
                   and (e.start_date is null or e.start_date <= :today)
                   and e.stop_date is null
              join role_user u on u.id = e.user_id and u.deleted_at is null and not u.disabled
              join account_domain d on d.id = u.domain_id and d.source = 'FAELLED'
             where 'OURS' = any(s.flags)
               and s.deleted_at is null
            """;
    private final JdbcClient sql;
    private final Clock clock;

    LastAdministrator(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    boolean isThere() {
        return asked("select exists (select " + HOLDING + ")")
                .query(Boolean.class)
                .single();
    }

    /** Those of the users who are such. */
    Set<UserId> among(Collection<UserId> users) {
        return asked("select distinct u.id " + HOLDING + " and u.id = any(:users)")
                .param("users", RoleUserTable.ids(users))
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    private JdbcClient.StatementSpec asked(String question) {
        return sql.sql(question)
                .param("role", BuiltInRole.ADMINISTRATOR.name())
                .param("today", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
    }
}
