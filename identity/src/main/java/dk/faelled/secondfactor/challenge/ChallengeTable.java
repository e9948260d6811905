package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.TenantId;
import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.Challenges.Answer;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.OwnerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The challenges of the last minutes. Within the running transaction, of whichever authority or none. */
@Repository
class ChallengeTable {
    private static final String COLUMNS = """
            subscription_key, polling_key, device_id, device_type, owner_key, tenant_id, connector_id, server_name, system_name,
            user_name, code, matching, passwordless, pushing, state, created_at, pushed_at, fetched_at, answered_at
            """;

    private final JdbcClient sql;

    ChallengeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** In the place of those that the same sign-in point has open for the same user on the same device. */
    void add(Challenge challenge) {
        var owner = challenge.owner();
        sql.sql("""
                        with gone as (
                            update secondfactor_challenge
                               set state = 'SUPERSEDED',
                                   answered_at = :now,
                                   changed_at = clock_timestamp()
                             where device_id = :device
                               and state = 'OPEN'
                               and connector_id = :connector
                               and user_name = :user)
                        insert into secondfactor_challenge (subscription_key, polling_key, device_id, device_type, owner_key,
                                                            tenant_id, connector_id, server_name, system_name, user_name, code,
                                                            matching, passwordless, pushing, created_at)
                        values (:subscription, :polling, :device, :type, :owner, :tenant, :connector, :server, :system, :user,
                                :code, :matching, :passwordless, :pushing, :now)
                        """)
                .param("subscription", challenge.subscriptionKey())
                .param("polling", challenge.pollingKey())
                .param("device", challenge.deviceId())
                .param("type", challenge.type().name())
                .param("owner", owner == null ? null : owner.bytes(), Types.BINARY)
                .param("tenant", challenge.tenant().value())
                .param("connector", challenge.connector())
                .param("server", challenge.serverName())
                .param("system", challenge.systemName())
                .param("user", challenge.userName())
                .param("code", challenge.code())
                .param("matching", challenge.matching())
                .param("passwordless", challenge.passwordless())
                .param("pushing", challenge.ringing())
                .param("now", Moments.utc(challenge.createdAt()))
                .update();
    }

    Optional<Challenge> find(UUID subscriptionKey) {
        return one("subscription_key", subscriptionKey);
    }

    Optional<Challenge> polled(UUID pollingKey) {
        return one("polling_key", pollingKey);
    }

    private Optional<Challenge> one(String column, UUID key) {
        return sql.sql("select " + COLUMNS + " from secondfactor_challenge where " + column + " = :key")
                .param("key", key)
                .query(ChallengeTable::challenge)
                .optional();
    }

    /** Those that wait for the device, the newest first; by asking it has seen them. */
    List<Challenge> fetch(String device, Instant now, int most) {
        sql.sql("""
                        update secondfactor_challenge
                           set fetched_at = :now,
                               changed_at = clock_timestamp()
                         where device_id = :device
                           and state = 'OPEN'
                           and fetched_at is null
                        """).param("now", Moments.utc(now)).param("device", device).update();
        return sql.sql("select " + COLUMNS + """
                          from secondfactor_challenge
                         where device_id = :device
                           and state = 'OPEN'
                           and created_at > :after
                         order by created_at desc
                         limit :most
                        """)
                .param("device", device)
                .param("after", Moments.utc(now.minus(Challenge.LIFE)))
                .param("most", most)
                .query(ChallengeTable::challenge)
                .list();
    }

    /** Of two answers one counts. @return whether this one does */
    boolean close(UUID subscriptionKey, Answer state, Instant now) {
        return sql.sql("""
                        update secondfactor_challenge
                           set state = :state,
                               answered_at = :now,
                               fetched_at = coalesce(fetched_at, :now),
                               changed_at = clock_timestamp()
                         where subscription_key = :key
                           and state = 'OPEN'
                        """)
                        .param("state", state.name())
                        .param("now", Moments.utc(now))
                        .param("key", subscriptionKey)
                        .update()
                == 1;
    }

    void pushed(UUID subscriptionKey, Instant now) {
        sql.sql("update secondfactor_challenge set pushed_at = :now where subscription_key = :key")
                .param("now", Moments.utc(now))
                .param("key", subscriptionKey)
                .update();
    }

    /** What has changed lately, on whatever node. */
    List<Challenge> changed(Duration within, int most) {
        return sql.sql("select " + COLUMNS + """
                          from secondfactor_challenge
                         where changed_at > clock_timestamp() - make_interval(secs => :seconds)
                         order by changed_at desc
                         limit :most
                        """)
                .param("seconds", (double) within.toMillis() / 1000)
                .param("most", most)
                .query(ChallengeTable::challenge)
                .list();
    }

    private static Challenge challenge(ResultSet row, int number) throws SQLException {
        var owner = row.getBytes("owner_key");
        return new Challenge(
                row.getObject("subscription_key", UUID.class),
                row.getObject("polling_key", UUID.class),
                row.getString("device_id"),
                DeviceType.valueOf(row.getString("device_type")),
                owner == null ? null : new OwnerKey(owner),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("connector_id", UUID.class),
                row.getString("server_name"),
                row.getString("system_name"),
                row.getString("user_name"),
                row.getString("code"),
                row.getBoolean("matching"),
                row.getBoolean("passwordless"),
                row.getBoolean("pushing"),
                Answer.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row, "pushed_at"),
                Moments.instant(row, "fetched_at"),
                Moments.instant(row, "answered_at"));
    }
}
