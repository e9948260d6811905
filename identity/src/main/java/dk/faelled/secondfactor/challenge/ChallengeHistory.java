package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.OwnerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was asked with the current authority: what is over moves here from the small table of the open ones, and what is
 * not is read from there. Within the running transaction.
 */
@Repository
public class ChallengeHistory {
    private static final String COLUMNS = """
            subscription_key, device_id, device_type, owner_key, connector_id, server_name, system_name, user_name, state,
            created_at, pushed_at, fetched_at, answered_at
            """;

    private final JdbcClient sql;

    /** @param deviceName empty where the device is gone */
    public record Line(
            UUID id,
            Instant at,
            String serverName,
            String systemName,
            String userName,
            String deviceId,
            String deviceType,
            String deviceName,
            String state,
            @Nullable Instant pushedAt,
            @Nullable Instant fetchedAt,
            @Nullable Instant answeredAt) {}

    ChallengeHistory(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest first. */
    public List<Line> of(OwnerKey owner, int most) {
        return sql.sql("""
                        select h.*, coalesce(d.name, '') as device_name
                          from (select %1$s from secondfactor_history where owner_key = :owner
                                union all
                                select %1$s from secondfactor_challenge where owner_key = :owner and tenant_id = :tenant) h
                          left join secondfactor_device d on d.device_id = h.device_id
                         order by h.created_at desc
                         limit :most
                        """.formatted(COLUMNS))
                .param("owner", owner.bytes())
                .param("tenant", Tenant.current().value())
                .param("most", most)
                .query(ChallengeHistory::line)
                .list();
    }

    /** Later than that, in the order in which they were asked. */
    public List<Line> after(Instant after, int most) {
        return sql.sql("""
                        select h.*, coalesce(d.name, '') as device_name
                          from (select %1$s from secondfactor_history where created_at > :after
                                union all
                                select %1$s from secondfactor_challenge where created_at > :after and tenant_id = :tenant) h
                          left join secondfactor_device d on d.device_id = h.device_id
                         order by h.created_at, h.subscription_key
                         limit :most
                        """.formatted(COLUMNS))
                .param("after", Moments.utc(after))
                .param("tenant", Tenant.current().value())
                .param("most", most)
                .query(ChallengeHistory::line)
                .list();
    }

    /** What is over, by a number that rises with the time at which it became so. */
    public record Numbered(long seq, Line line) {}

    /** In the order of their numbers; what is not over yet has none. @param seq of the last one seen */
    @Transactional(readOnly = true)
    public List<Numbered> past(long seq, int most) {
        return sql.sql("""
                        select h.seq, %1$s, coalesce((select d.name from secondfactor_device d where d.device_id = h.device_id), '')
                                   as device_name
                          from secondfactor_history h
                         where h.seq > :seq
                         order by h.seq
                         limit :most
                        """.formatted(COLUMNS))
                .param("seq", seq)
                .param("most", most)
                .query((row, number) -> new Numbered(row.getLong("seq"), line(row, number)))
                .list();
    }

    /** The newest number; 0 where there is none. */
    @Transactional(readOnly = true)
    public long head() {
        return sql.sql("select seq from secondfactor_history order by seq desc limit 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** @return how many were moved */
    int move(Instant before, int most) {
        return sql.sql("""
                        with gone as (
                            delete from secondfactor_challenge
                             where subscription_key in (select subscription_key
                                                          from secondfactor_challenge
                                                         where tenant_id = :tenant
                                                           and created_at < :before
                                                         limit :most)
                            returning %1$s)
                        insert into secondfactor_history (%1$s)
                        select subscription_key, device_id, device_type, owner_key, connector_id, server_name, system_name,
                               user_name, case state when 'OPEN' then 'EXPIRED' else state end, created_at, pushed_at,
                               fetched_at, answered_at
                          from gone
                        """.formatted(COLUMNS))
                .param("tenant", Tenant.current().value())
                .param("before", Moments.utc(before))
                .param("most", most)
                .update();
    }

    int forget(Instant before, int most) {
        return sql.sql("""
                        delete from secondfactor_history
                         where subscription_key in (select subscription_key from secondfactor_history
                                                     where created_at < :before limit :most)
                        """)
                .param("before", Moments.utc(before))
                .param("most", most)
                .update();
    }

    /** Makes the months that are needed soon, and throws whole ones away that are over before then. */
    void months(Instant now, Instant before) {
        sql.sql("select secondfactor_history_months(:now, :soon, :before)")
                .param("now", Moments.utc(now))
                .param("soon", Moments.utc(now).plusMonths(2))
                .param("before", Moments.utc(before))
                .query(Integer.class)
                .single();
    }

    static Instant over(Instant now) {
        return now.minus(Challenge.LIFE).minus(Duration.ofSeconds(30));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getObject("subscription_key", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("server_name"),
                row.getString("system_name"),
                row.getString("user_name"),
                row.getString("device_id"),
                row.getString("device_type"),
                row.getString("device_name"),
                row.getString("state"),
                Moments.instant(row, "pushed_at"),
                Moments.instant(row, "fetched_at"),
                Moments.instant(row, "answered_at"));
    }
}
