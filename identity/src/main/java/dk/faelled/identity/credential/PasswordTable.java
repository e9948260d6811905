package dk.faelled.identity.credential;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    PasswordTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Kept> find(UUID account) {
        return sql.sql("select changed_at, forced, day, changes from identity_password where account_id = :account")
                .param("account", account)
                .query((row, _) -> {
                    var at = row.getObject("changed_at", OffsetDateTime.class);
                    return new Kept(
                            at == null ? null : at.toInstant(),
                            row.getBoolean("forced"),
                            row.getObject("day", LocalDate.class),
                            row.getInt("changes"));
                })
                .optional();
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
                .param(
                        "at",
                        kept.changedAt() == null ? null : kept.changedAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("forced", kept.forced())
                .param("day", kept.day(), Types.DATE)
                .param("changes", kept.changes())
                .update();
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
