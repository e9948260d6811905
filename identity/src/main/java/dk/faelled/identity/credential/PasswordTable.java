package dk.faelled.identity.credential;

import dk.faelled.identity.password.PasswordFault;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PasswordTable {
    private final JdbcClient sql;

    /** @param changedAt null for one that its owner has never chosen @param changes how many times on that day */
    record Kept(
            @Nullable Instant changedAt,
            boolean forced,
            @Nullable LocalDate day,
            int changes) {
        static final Kept NEVER = new Kept(null, false, null, 0);
    }

    /**
     * When a password was measured last, and what was wrong with it.
     *
     * @param at null for never
     * @param fault null for nothing
     * @param since when it was first found; null where there is none
     */
    record Checked(
            @Nullable Instant at,
            @Nullable PasswordFault fault,
            @Nullable Instant since) {
        static final Checked NEVER = new Checked(null, null, null);
    }

    record Standing(Kept kept, Checked checked) {
        static final Standing NEVER = new Standing(Kept.NEVER, Checked.NEVER);
    }

    PasswordTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Kept> find(UUID account) {
        return standing(account).map(Standing::kept);
    }

    /** All that is known of when it was chosen, and of what was found when it was used. */
    Optional<Standing> standing(UUID account) {
        return sql.sql("""
                        select changed_at, forced, day, changes, checked_at, fault, fault_at
                          from identity_password
                         where account_id = :account
                        """)
                .param("account", account)
                .query((row, _) -> new Standing(kept(row), checked(row)))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                Moments.instant(row, "changed_at"),
                row.getBoolean("forced"),
                row.getObject("day", LocalDate.class),
                row.getInt("changes"));
    }

    private static Checked checked(ResultSet row) throws SQLException {
        var fault = row.getString("fault");
        return new Checked(
                Moments.instant(row, "checked_at"),
                fault == null ? null : PasswordFault.valueOf(fault),
                Moments.instant(row, "fault_at"));
    }

    void keep(UUID account, Kept kept) {
        sql.sql("""
                        insert into identity_password (account_id, changed_at, forced, day, changes)
                        values (:account, :at, :forced, :day, :changes)
                        on conflict (tenant_id, account_id) do update
                           set changed_at = excluded.changed_at,
                               forced = excluded.forced,
                               day = excluded.day,
                               changes = excluded.changes
                        """)
                .param("account", account)
                .param("at", Moments.orNull(kept.changedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("forced", kept.forced())
                .param("day", kept.day(), Types.DATE)
                .param("changes", kept.changes())
                .update();
    }

    Optional<Checked> checked(UUID account) {
        return standing(account).map(Standing::checked);
    }

    Map<UUID, PasswordFault> faults(Collection<UUID> accounts) {
        var found = new HashMap<UUID, PasswordFault>();
        sql.sql(
                        "select account_id, fault from identity_password where account_id = any(:accounts) and fault is not null")
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("account_id", UUID.class), PasswordFault.valueOf(row.getString("fault")));
                });
        return found;
    }

    void check(UUID account, Checked checked) {
        sql.sql("""
                        insert into identity_password (account_id, checked_at, fault, fault_at)
                        values (:account, :at, :fault, :since)
                        on conflict (tenant_id, account_id) do update
                           set checked_at = excluded.checked_at,
                               fault = excluded.fault,
                               fault_at = excluded.fault_at
                        """)
                .param("account", account)
                .param("at", Moments.orNull(checked.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("fault", checked.fault() == null ? null : checked.fault().name(), Types.VARCHAR)
                .param("since", Moments.orNull(checked.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void demandSecond(UUID account) {
        sql.sql("""
                        insert into identity_password (account_id, second_demanded)
                        values (:account, true)
                        on conflict (tenant_id, account_id) do update set second_demanded = true
                        """).param("account", account).update();
    }

    boolean demandsSecond(UUID account) {
        return sql.sql("select exists (select from identity_password where account_id = :account and second_demanded)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** There is another password, which nobody has measured yet. */
    void forgetCheck(UUID account) {
        sql.sql("""
                        update identity_password
                           set checked_at = null, fault = null, fault_at = null
                         where account_id = :account
                        """).param("account", account).update();
    }

    /** Hashes, the latest first. */
    List<String> former(UUID account, int most) {
        return sql.sql("""
                        select hash
                          from identity_former_password
                         where account_id = :account
                         order by left_at desc
                         limit :most
                        """)
                .param("account", account)
                .param("most", most)
                .query(String.class)
                .list();
    }

    void leave(UUID account, String hash, Instant at, int most) {
        sql.sql("insert into identity_former_password (account_id, left_at, hash) values (:account, :at, :hash)")
                .param("account", account)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("hash", hash)
                .update();
        sql.sql("""
                        delete from identity_former_password
                         where account_id = :account
                           and left_at not in (select left_at
                                                 from identity_former_password
                                                where account_id = :account
                                                order by left_at desc
                                                limit :most)
                        """).param("account", account).param("most", most).update();
    }
}
