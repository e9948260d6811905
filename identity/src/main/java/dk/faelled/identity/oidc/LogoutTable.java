package dk.faelled.identity.oidc;

import dk.faelled.platform.Ids;
import dk.faelled.platform.database.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Systems that are still to be told of the end of a session. */
@Repository
class LogoutTable {
    private static final int AT_ONCE = 20;
    private final JdbcClient sql;
    private final Clock clock;

    /** @param tries this one counted */
    record Due(UUID id, UUID provider, String issuer, String subject, UUID session, int tries) {}

    LogoutTable(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void add(OidcGrantTable.Session told) {
        sql.sql("""
                        insert into identity_oidc_logout (id, provider_id, issuer, subject, session, due_at)
                        values (:id, :provider, :issuer, :subject, :session, :now)
                        """)
                .param("id", Ids.next())
                .param("provider", told.provider())
                .param("issuer", told.issuer())
                .param("subject", told.subject())
                .param("session", told.session())
                .param("now", Moments.utc(clock.instant()))
                .update();
    }

    /** Some that are due, which nobody else takes meanwhile: they are due again after twice the time, as if they had failed. */
    List<Due> take(Duration first) {
        Instant now = clock.instant();
        return sql.sql("""
                        update identity_oidc_logout
                           set tries = tries + 1,
                               due_at = :now::timestamptz + power(2, tries) * :first * interval '1 second'
                         where id in (select id
                                        from identity_oidc_logout
                                       where due_at <= :now
                                       order by due_at
                                       limit :size
                                         for update skip locked)
                        returning id, provider_id as provider, issuer, subject, session, tries
                        """)
                .param("now", Moments.utc(now))
                .param("first", first.toSeconds())
                .param("size", AT_ONCE)
                .query(Due.class)
                .list();
    }

    void done(UUID id) {
        sql.sql("delete from identity_oidc_logout where id = :id")
                .param("id", id)
                .update();
    }
}
