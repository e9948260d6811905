package dk.faelled.platform.signin;

import dk.faelled.platform.database.Moments;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AddressTable {
    private final JdbcClient sql;

    /** @param failures within the minute @param names different ones within ten @param slow how often it was slowed since */
    record Counted(int failures, int names, int slow) {}

    AddressTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Instant> waitUntil(String address) {
        return sql.sql("select wait_until from sign_in_address where address = :address::inet")
                .param("address", address)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** One more; in one sentence, so that none is lost. @param most how many names are kept at most */
    Counted count(String address, @Nullable Integer name, int most, Instant now) {
        return sql.sql("""
                        insert into sign_in_address as a (address, minute_from, failures, names_from, names, failed_at, wait_until)
                        values (:address::inet, :now, 1, :now, array_remove(array[:name::int], null), :now, :now)
                        on conflict (tenant_id, address) do update
                           set minute_from = case when a.minute_from > :minuteAgo then a.minute_from else :now end,
                               failures = case when a.minute_from > :minuteAgo then a.failures + 1 else 1 end,
                               names_from = case when a.names_from > :tenAgo then a.names_from else :now end,
                               names = case when a.names_from <= :tenAgo then excluded.names
                                            when excluded.names <@ a.names or cardinality(a.names) >= :most then a.names
                                            else a.names || excluded.names end,
                               slow = case when a.failed_at > :tenAgo then a.slow else 0 end,
                               failed_at = :now
                        returning failures, cardinality(names) as names, slow
                        """)
                .param("address", address)
                .param("name", name, Types.INTEGER)
                .param("most", most)
                .param("now", Moments.utc(now))
                .param("minuteAgo", Moments.utc(now.minusSeconds(60)))
                .param("tenAgo", Moments.utc(now.minusSeconds(600)))
                .query((row, _) -> new Counted(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    void slow(String address, Instant until) {
        sql.sql("update sign_in_address set slow = slow + 1, wait_until = :until where address = :address::inet")
                .param("until", Moments.utc(until))
                .param("address", address)
                .update();
    }

    int forget(Instant before, int size) {
        return sql.sql("""
                        delete from sign_in_address
                         where address in (select address from sign_in_address where failed_at < :before limit :size)
                        """)
                .param("before", Moments.utc(before))
                .param("size", size)
                .update();
    }
}
