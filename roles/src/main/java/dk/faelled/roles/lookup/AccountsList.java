package dk.faelled.roles.lookup;

import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds something of the catalogue today, one after the other by account name. */
@Component
@Transactional(readOnly = true)
public class AccountsList {
    private static final int ROWS = 2_000;
    private final JdbcClient sql;
    private final Clock clock;

    /** What is held. */
    public enum Of {
        SYSTEM("system_id"),
        USER_ROLE("user_role_id"),
        GROUP("group_id");

        private final String column;

        Of(String column) {
            this.column = column;
        }
    }

    /** The names of the members are those that clients know. @param extId as {@code extUuid}, for older clients */
    public record Account(UUID uuid, String userId, UUID extUuid, String name, UUID extId) {}

    AccountsList(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param enabledOnly without those who cannot sign in */
    public void each(Of what, long id, long domain, boolean enabledOnly, Consumer<Account> taking) {
        try (var rows = sql
                .sql("""
                        select u.id, u.user_id, u.ext_uuid, u.name
                          from role_user u
                         where u.domain_id = :domain
                           and u.deleted_at is null
                           and not (u.disabled and :enabledOnly)
                           and u.id in (select e.user_id
                                          from effective_role e
                                         where e.%s = :id
                                           and e.through is not null
                                           and (e.start_date is null or e.start_date <= :day)
                                           and (e.stop_date is null or e.stop_date >= :day))
                         order by u.user_id_key, u.id
                        """.formatted(what.column))
                .withFetchSize(ROWS)
                .param("domain", domain)
                .param("enabledOnly", enabledOnly)
                .param("id", id)
                .param("day", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .query((row, _) -> {
                    var ext = row.getObject("ext_uuid", UUID.class);
                    return new Account(
                            row.getObject("id", UUID.class), row.getString("user_id"), ext, row.getString("name"), ext);
                })
                .stream()) {
            rows.forEach(taking);
        }
    }
}
