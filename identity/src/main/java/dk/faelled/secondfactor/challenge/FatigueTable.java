package dk.faelled.secondfactor.challenge;

import dk.faelled.secondfactor.OwnerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Within the running transaction; an owner's row is held by one at a time, so that nobody is counted twice as one. */
@Repository
class FatigueTable {
    private final JdbcClient sql;

    FatigueTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Held against others until the running transaction ends; of two who come first at once, one waits for the other. */
    Fatigue locked(OwnerKey owner) {
        return sql.sql("""
                        with known as materialized (
                            select asked, blocked_until
                              from secondfactor_fatigue
                             where owner_key = :owner
                               for no key update),
                        made as (
                            insert into secondfactor_fatigue (owner_key)
                            select :owner
                             where not exists (select from known)
                            on conflict (owner_key) do update set changed_at = now()
                            returning asked, blocked_until)
                        select asked, blocked_until from known
                        union all
                        select asked, blocked_until from made
                        """)
                .param("owner", owner.bytes())
                .query(FatigueTable::fatigue)
                .single();
    }

    void keep(OwnerKey owner, Fatigue fatigue) {
        var until = fatigue.blockedUntil();
        sql.sql("""
                        update secondfactor_fatigue
                           set asked = :asked::timestamptz[],
                               blocked_until = :until,
                               changed_at = now()
                         where owner_key = :owner
                        """)
                .param("asked", fatigue.asked().stream().map(Instant::toString).toArray(String[]::new))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("owner", owner.bytes())
                .update();
    }

    int forget(Instant before, int most) {
        return sql.sql("""
                        delete from secondfactor_fatigue
                         where owner_key in (select owner_key from secondfactor_fatigue where changed_at < :before limit :most)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    private static Fatigue fatigue(ResultSet row, int number) throws SQLException {
        var asked = (Timestamp[]) row.getArray("asked").getArray();
        @Nullable OffsetDateTime until = row.getObject("blocked_until", OffsetDateTime.class);
        return new Fatigue(
                Arrays.stream(asked).map(Timestamp::toInstant).toList(), until == null ? null : until.toInstant());
    }
}
