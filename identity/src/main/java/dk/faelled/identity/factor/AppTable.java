package dk.faelled.identity.factor;

import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AppTable {
    private final JdbcClient sql;

    AppTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Oldest first; there are few, {@link Factors#MOST}. */
    List<App> of(UUID account) {
        return sql.sql("""
                        select id, account_id, name, level, secret, last_step, failures, locked_until, device_id,
                               created_at, last_used_at
                          from identity_app
                         where account_id = :account
                         order by created_at, id
                        """).param("account", account).query(AppTable::app).list();
    }

    /** Waits for others who try the same account, so that no wrong code is counted twice as one. */
    List<App> locked(UUID account) {
        sql.sql("select 1 from identity_app where account_id = :account order by id for update")
                .param("account", account)
                .query(Integer.class)
                .list();
        return of(account);
    }

    void add(App app) {
        sql.sql("""
                        insert into identity_app (id, account_id, name, level, secret, last_step, device_id, created_at)
                        values (:id, :account, :name, :level, :secret, :step, :device, :now)
                        """)
                .param("id", app.id())
                .param("account", app.account())
                .param("name", app.name())
                .param("level", app.level().name())
                .param("secret", app.sealedSecret())
                .param("step", app.lastStep())
                .param("device", app.device(), Types.VARCHAR)
                .param("now", Moments.utc(app.createdAt()))
                .update();
    }

    /** Of two who come with the same code, one gets it. */
    boolean use(UUID id, long step, Instant now) {
        return sql.sql("""
                        update identity_app
                           set last_step = :step,
                               failures = 0,
                               locked_until = null,
                               last_used_at = :now
                         where id = :id
                           and last_step < :step
                        """)
                        .param("id", id)
                        .param("step", step)
                        .param("now", Moments.utc(now))
                        .update()
                == 1;
    }

    void isDevice(UUID id, String device) {
        sql.sql("update identity_app set device_id = :device where id = :id")
                .param("device", device)
                .param("id", id)
                .update();
    }

    void failed(UUID id, int failures, @Nullable Instant lockedUntil) {
        sql.sql("update identity_app set failures = :failures, locked_until = :until where id = :id")
                .param("failures", failures)
                .param("until", lockedUntil == null ? null : Moments.utc(lockedUntil), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** @return the devices that they are, empty for none, one for each that was of another level */
    List<String> worthNothing(Collection<UUID> accounts) {
        return sql.sql("""
                        update identity_app
                           set level = 'NONE'
                         where account_id = any(:accounts)
                           and level <> 'NONE'
                        returning coalesce(device_id, '')
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    /** Those of these that are the account's. @return as {@link #worthNothing} */
    List<String> level(UUID account, Collection<UUID> ids, NsisLevel level) {
        return sql.sql("""
                        update identity_app
                           set level = :level
                         where account_id = :account
                           and id = any(:ids)
                           and level <> :level
                        returning coalesce(device_id, '')
                        """)
                .param("level", level.name())
                .param("account", account)
                .param("ids", ids.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    boolean remove(UUID account, UUID id) {
        return sql.sql("delete from identity_app where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    private static App app(ResultSet row, int number) throws SQLException {
        return new App(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                NsisLevel.valueOf(row.getString("level")),
                row.getBytes("secret"),
                row.getLong("last_step"),
                row.getInt("failures"),
                Moments.instant(row, "locked_until"),
                row.getString("device_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row, "last_used_at"));
    }
}
