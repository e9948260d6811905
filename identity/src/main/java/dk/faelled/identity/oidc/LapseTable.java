package dk.faelled.identity.oidc;

import dk.faelled.platform.database.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When it is to be looked whether sessions that systems were told of are still open. */
@Repository
class LapseTable {
    private static final int AT_ONCE = 200;
    private final JdbcClient sql;

    /** @param renewed when a system last got tokens for it that may be renewed again; null for never */
    record Seen(UUID session, UUID account, @Nullable Instant renewed) {}

    LapseTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Some that it is time to look at, which nobody else takes until later. */
    List<Seen> take(Instant now, Instant later) {
        return sql.sql("""
                        with due as (
                            select session, provider_id
                              from identity_service_session
                             where look_at <= :now
                             order by look_at
                             limit :size
                               for update skip locked),
                        taken as (
                            update identity_service_session s
                               set look_at = :later
                              from due
                              join identity_service_provider p on p.id = due.provider_id and p.protocol = 'OIDC10'
                             where s.session = due.session
                               and s.provider_id = due.provider_id
                            returning s.session, s.account_id),
                        others as (
                            update identity_service_session s
                               set look_at = 'infinity'
                              from due
                              join identity_service_provider p on p.id = due.provider_id and p.protocol <> 'OIDC10'
                             where s.session = due.session
                               and s.provider_id = due.provider_id)
                        select t.session, t.account_id as account,
                               (select max(g.access_at)
                                  from identity_oidc_grant g
                                 where g.session = t.session
                                   and not g.revoked
                                   and g.refresh_until > :now) as renewed
                          from (select distinct session, account_id from taken) t
                        """)
                .param("now", Moments.utc(now))
                .param("later", Moments.utc(later))
                .param("size", AT_ONCE)
                .query((row, _) -> new Seen(
                        row.getObject("session", UUID.class),
                        row.getObject("account", UUID.class),
                        Moments.instant(row, "renewed")))
                .list();
    }

    /** It is looked at them again then. */
    void again(Map<UUID, Instant> next) {
        var all = List.copyOf(next.entrySet());
        sql.sql("""
                        update identity_service_session s
                           set look_at = next.at
                          from unnest(:sessions::uuid[], :moments::timestamptz[]) as next (session, at)
                         where s.session = next.session
                           and s.look_at <> 'infinity'
                        """)
                .param("sessions", all.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param(
                        "moments",
                        all.stream().map(one -> one.getValue().toString()).toArray(String[]::new))
                .update();
    }
}
