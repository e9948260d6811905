package dk.faelled.organisation.os2mo.reading;

import graphql.schema.DataFetchingEnvironment;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What was known of objects from each of their registrations on: all rows of all of them at once. */
record KnownThen(Kind<?> kind) implements Ask.Question<List<KnownThen.Row>> {
    /** A segment, and when it was known. */
    record Row(Part<?> part, OffsetDateTime from, OffsetDateTime until) {}

    @Override
    public List<Row> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<Row>> answer(Set<UUID> about, Reading reading) {
        return rows(kind, about, reading);
    }

    private static <A extends Record> Map<UUID, List<Row>> rows(Kind<A> kind, Set<UUID> about, Reading reading) {
        var sentence = reading.sentence();
        var query = """
                select id, valid_from, valid_until, %s, registered_from as known_from, registered_until as known_until
                  from %s_known where id = any(%s) order by id, valid_from
                """.formatted(kind.shape().columns(), kind.type().table(), sentence.uuids(about));
        var found = new HashMap<UUID, List<Row>>();
        reading.sql()
                .sql(query)
                .params(sentence.parameters())
                .query((row, _) -> {
                    var f = kind.shape().found(row);
                    return new Row(
                            new Part<>(kind, f.id().value(), f.valid(), f.state()),
                            row.getObject("known_from", OffsetDateTime.class),
                            row.getObject("known_until", OffsetDateTime.class));
                })
                .list()
                .forEach(r -> found.computeIfAbsent(r.part().id(), _ -> new ArrayList<>())
                        .add(r));
        if (kind == Kinds.PERSON) reading.asked().persons().addAll(found.keySet());
        return found;
    }

    CompletableFuture<List<Part<?>>> about(Registrations.Entry entry, DataFetchingEnvironment field) {
        var at = entry.at().atOffset(ZoneOffset.UTC);
        return about(entry.id(), field).thenApply(rows -> rows.stream()
                .filter(r -> !r.from().isAfter(at) && r.until().isAfter(at))
                .<Part<?>>map(Row::part)
                .toList());
    }
}
