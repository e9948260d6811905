package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Numbers of what was asked with the current authority (MFA-19), of what is over; what is open is counted when it is. */
@Repository
@Transactional(readOnly = true)
public class ChallengeStatistics {
    private static final int MOST = 200;
    private final JdbcClient sql;

    /** By what is counted. */
    public enum By {
        CONNECTOR("connector_id::text", "max(server_name)", "count(*) desc, 2"),
        TYPE("device_type", "device_type", "count(*) desc, 2"),
        /** Of the Danish day, 00 to 23. */
        HOUR("to_char(created_at at time zone 'Europe/Copenhagen', 'HH24')", null, "1"),
        /** Danish, {@code 2026-01}. */
        MONTH("to_char(created_at at time zone 'Europe/Copenhagen', 'YYYY-MM')", null, "1 desc");

        private final String key;
        private final String name;
        private final String order;

        By(String key, @Nullable String name, String order) {
            this.key = key;
            this.name = name == null ? key : name;
            this.order = order;
        }
    }

    /**
     * One line.
     *
     * @param unanswered nobody said yes or no: it was too late, or another took its place
     * @param people who were asked, each once; robots are nobody
     * @param median seconds from the question to the answer, half of the answers came sooner; null where nobody answered
     */
    public record Counted(
            String name,
            long asked,
            long approved,
            long rejected,
            long unanswered,
            long people,
            @Nullable Double median) {
        /** Of a hundred that were asked. */
        public long rate() {
            return asked == 0 ? 0 : Math.round(100.0 * approved / asked);
        }
    }

    ChallengeStatistics(JdbcClient sql) {
        this.sql = sql;
    }

    /** At most 200 lines: the busiest, or in the order of time. @param from counts, {@code until} does not */
    public List<Counted> counted(By by, Instant from, Instant until) {
        return sql.sql("""
                        select %s as key, %s as name, count(*) as asked,
                               count(*) filter (where state = 'AUTHENTICATED') as approved,
                               count(*) filter (where state = 'REJECTED') as rejected,
                               count(distinct owner_key) as people,
                               percentile_cont(0.5) within group (order by extract(epoch from answered_at - created_at))
                                   filter (where state in ('AUTHENTICATED', 'REJECTED')) as median
                          from secondfactor_history
                         where created_at >= :from
                           and created_at < :until
                         group by 1
                         order by %s
                         limit :most
                        """.formatted(by.key, by.name, by.order))
                .param("from", Moments.utc(from))
                .param("until", Moments.utc(until))
                .param("most", MOST)
                .query(ChallengeStatistics::counted)
                .list();
    }

    private static Counted counted(ResultSet row, int number) throws SQLException {
        long asked = row.getLong("asked");
        long approved = row.getLong("approved");
        long rejected = row.getLong("rejected");
        double median = row.getDouble("median");
        boolean answered = !row.wasNull();
        return new Counted(
                row.getString("name"),
                asked,
                approved,
                rejected,
                asked - approved - rejected,
                row.getLong("people"),
                answered ? median : null);
    }
}
