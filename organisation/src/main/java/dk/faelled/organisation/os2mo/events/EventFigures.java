package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.Days;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How events fare, for those who watch over the program. */
@Component
@Transactional
public class EventFigures {
    /** After midnight, until then, it may still be told what the new day brought. */
    private static final LocalTime TOLD_BY = LocalTime.of(0, 5);

    private final JdbcClient sql;
    private final DayTable days;
    private final EventCounts counts;
    private final Clock clock;

    /** What of one listener is not acknowledged. @param oldest since when the one that waits longest does */
    public record Pending(
            UUID owner,
            String userKey,
            String namespace,
            String routingKey,
            boolean silenced,
            long events,
            Instant oldest) {}

    /** Since the program was started. */
    public record Counted(long sent, long acknowledged, long registered) {}

    EventFigures(JdbcClient sql, DayTable days, EventCounts counts, Clock clock) {
        this.sql = sql;
        this.days = days;
        this.counts = counts;
        this.clock = clock;
    }

    public List<Pending> pending() {
        return sql.sql("""
                        select l.owner_id, l.user_key, l.namespace, l.routing_key, e.silenced, count(*), min(e.since)
                          from mo_listener l
                          join mo_event e on e.listener_id = l.id
                         group by l.id, l.owner_id, l.user_key, l.namespace, l.routing_key, e.silenced
                         order by l.owner_id, l.user_key, l.namespace, e.silenced
                        """)
                .query((row, _) -> new Pending(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getLong(6),
                        row.getObject(7, OffsetDateTime.class).toInstant()))
                .list();
    }

    public Counted counted() {
        return new Counted(counts.sent(), counts.acknowledged(), counts.registered());
    }

    /** Whether it was told what begins and ends today. An authority that nobody has looked at yet lacks nothing. */
    public boolean keepUp() {
        var local = LocalDateTime.ofInstant(clock.instant(), Days.COPENHAGEN);
        var due = local.toLocalTime().isBefore(TOLD_BY) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        return days.reached().map(day -> !day.isBefore(due)).orElse(true);
    }
}
