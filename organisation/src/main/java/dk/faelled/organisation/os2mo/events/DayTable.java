package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Until which day it was told what begins and ends, and the telling. */
@Component
class DayTable {
    private final JdbcClient sql;
    private final EventCounts counts;

    DayTable(JdbcClient sql, EventCounts counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /** Locked until the transaction ends. An authority that is new here begins today. */
    LocalDate reached(LocalDate today) {
        sql.sql("insert into mo_day (reached) values (:today) on conflict (tenant_id) do nothing")
                .param("today", today)
                .update();
        return sql.sql("select reached from mo_day for update")
                .query(LocalDate.class)
                .single();
    }

    Optional<LocalDate> reached() {
        return sql.sql("select reached from mo_day").query(LocalDate.class).optional();
    }

    void reach(LocalDate day) {
        sql.sql("update mo_day set reached = :day").param("day", day).update();
    }

    /** The types that somebody listens to. */
    List<Type> wanted() {
        var keys = sql.sql("select distinct routing_key from mo_listener where namespace = :namespace")
                .param("namespace", Namespace.MO)
                .query(String.class)
                .list();
        return Arrays.stream(Type.values())
                .filter(type -> keys.contains(type.eventKey()))
                .toList();
    }

    /** What has a bound after the one day and up to the other, in one sentence. */
    void tell(List<Type> wanted, LocalDate after, LocalDate until, Instant now) {
        var passed = wanted.stream()
                .map(type -> """
                        select '%s' as routing_key, t.id::text as subject
                          from %s t
                         where (t.valid_from > :after and t.valid_from <= :until)
                            or (t.valid_until > :after and t.valid_until <= :until)
                        """.formatted(type.eventKey(), type.table()))
                .collect(Collectors.joining(" union "));
        counts.sent(sql.sql(EventQueue.put("(" + passed + ")"))
                .param("after", after)
                .param("until", until)
                .param("namespace", Namespace.MO)
                .param("priority", EventQueue.USUAL)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }
}
