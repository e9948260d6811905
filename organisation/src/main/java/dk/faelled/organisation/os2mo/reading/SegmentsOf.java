package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All segments of objects, as known at a moment, in order of time. */
record SegmentsOf<A extends Record>(Kind<A> kind, @Nullable Instant knownAt) implements Ask.Question<List<Part<A>>> {
    @Override
    public List<Part<A>> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<Part<A>>> answer(Set<UUID> about, Reading reading) {
        var sentence = reading.sentence();
        var query = "select id, valid_from, valid_until, %s from %s t where id = any(%s) order by id, valid_from"
                .formatted(kind.shape().columns(), sentence.table(kind, knownAt), sentence.uuids(about));
        var found = new HashMap<UUID, List<Part<A>>>();
        reading.sql()
                .sql(query)
                .params(sentence.parameters())
                .query((row, _) -> kind.shape().found(row))
                .list()
                .forEach(f -> found.computeIfAbsent(f.id().value(), _ -> new ArrayList<>(1))
                        .add(new Part<>(kind, f.id().value(), f.valid(), f.state())));
        if (kind.type() == Type.PERSON) reading.asked().persons().addAll(found.keySet());
        return found;
    }
}
