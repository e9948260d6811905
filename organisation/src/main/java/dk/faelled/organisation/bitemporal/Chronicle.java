package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.History;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Registration;
import dk.faelled.organisation.Registration.LifeCycle;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All registrations of an object with what was known from each on: two queries, however long the history. */
record Chronicle(JdbcClient sql) {
    private record Row<A>(
            Segment<A> segment, Instant from, @Nullable Instant until) {
        boolean knownAt(Instant moment) {
            return !from.isAfter(moment) && (until == null || moment.isBefore(until));
        }
    }

    <I extends Id, A extends Record> History<A> history(Shape<I, A> shape, I id) {
        var rows = rows(shape, id);
        var entries = new ArrayList<History.Entry<A>>();
        for (var registration : registrations(shape, id)) {
            var known = rows.stream()
                    .filter(r -> r.knownAt(registration.at()))
                    .map(Row::segment)
                    .toList();
            entries.add(new History.Entry<>(registration, new Segments<>(known)));
        }
        return new History<>(entries);
    }

    private <I extends Id, A extends Record> List<Row<A>> rows(Shape<I, A> shape, I id) {
        int registered = 4 + shape.width();
        return sql.sql(
                        "select id, valid_from, valid_until, %s, registered_from, nullif(registered_until, 'infinity') from %s_known where id = :id"
                                .formatted(shape.columns(), shape.type().table()))
                .param("id", id.value())
                .query((row, _) -> {
                    var found = shape.found(row);
                    return new Row<>(
                            new Segment<>(found.valid(), found.state()),
                            row.getObject(registered, OffsetDateTime.class).toInstant(),
                            instant(row.getObject(registered + 1, OffsetDateTime.class)));
                })
                .list();
    }

    private <I extends Id> List<Registration> registrations(Shape<I, ?> shape, I id) {
        return sql.sql("""
                        select object_id, number, registered_at, lead(registered_at) over (order by number), actor_id, actor_name, note, life_cycle
                          from registration
                         where object_id = :id
                         order by number
                        """)
                .param("id", id.value())
                .query((row, _) -> new Registration(
                        row.getObject(1, UUID.class),
                        shape.type(),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        instant(row.getObject(4, OffsetDateTime.class)),
                        row.getObject(5, UUID.class),
                        row.getString(6),
                        row.getString(7),
                        LifeCycle.valueOf(row.getString(8))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
