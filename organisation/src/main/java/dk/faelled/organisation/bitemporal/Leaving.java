package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of one type points to a person while that person is away. */
record Leaving<I extends Id, A extends Record>(Shape<I, A> shape, Store store, JdbcClient sql) {
    record Stretch<I extends Id>(I id, Validity valid) {}

    /** Stretches in which an object points to others are not among them; nor is who only stands in for another. */
    List<Stretch<I>> of(PersonId person, Validity off) {
        var fields = fields();
        if (fields.isEmpty()) return List.of();
        var ids = new HashSet<UUID>();
        for (var field : fields)
            ids.addAll(sql.sql(
                            "select distinct id from %s where %s = :person and valid_until > :from and valid_from < :until"
                                    .formatted(
                                            shape.type().table(),
                                            field.columns().getFirst()))
                    .param("person", person.value())
                    .param("from", off.first())
                    .param("until", off.end())
                    .query(UUID.class)
                    .list());
        var found = new ArrayList<Stretch<I>>();
        store.read(shape, ids, null).forEach((id, segments) -> segments.list().stream()
                .filter(s -> pointsTo(s, person, fields))
                .flatMap(s -> s.valid().meet(off).stream())
                .forEach(valid -> found.add(new Stretch<>(id, valid))));
        return found;
    }

    private List<Field> fields() {
        return shape.fields().stream()
                .filter(f -> f.refersTo() == Type.PERSON && !f.name().equals("substitute"))
                .toList();
    }

    private static boolean pointsTo(Segment<? extends Record> segment, PersonId person, List<Field> fields) {
        return fields.stream().anyMatch(f -> person.equals(f.value(segment.state())));
    }
}
