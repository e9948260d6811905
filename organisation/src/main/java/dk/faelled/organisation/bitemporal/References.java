package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is referred to is there, is of the right kind, and lasts as long as what refers to it. */
@Component
class References {
    /** @param tolerant what the lenient setting lets pass, passes */
    record Claim<A extends Record>(Segment<A> piece, boolean tolerant) {}

    private final JdbcClient sql;

    References(JdbcClient sql) {
        this.sql = sql;
    }

    /** A fixed number of queries, however many claims. */
    <I extends Id, A extends Record> void check(Shape<I, A> shape, Collection<Claim<A>> claims) {
        var wanted = new EnumMap<Type, Set<UUID>>(Type.class);
        for (var field : shape.fields())
            if (field.refersTo() instanceof Type type)
                for (var claim : claims)
                    field.references(claim.piece().state())
                            .forEach(wanted.computeIfAbsent(type, _ -> new HashSet<>())::add);

        var there = new HashMap<UUID, Segments<Boolean>>();
        var facets = new HashMap<UUID, Set<String>>();
        wanted.forEach((type, ids) -> {
            switch (type) {
                case UNIT, PERSON -> there.putAll(validities(type, ids));
                case CLASS -> facets.putAll(facets(ids));
                default -> known(type, ids).forEach(id -> there.put(id, Segments.of(Validity.ALWAYS, true)));
            }
        });
        for (var field : shape.fields())
            if (field.refersTo() instanceof Type type)
                for (var claim : claims)
                    field.references(claim.piece().state()).forEach(id -> {
                        if (type == Type.CLASS) checkClass(field, id, facets, claim.tolerant());
                        else checkThere(field, type, id, there, claim.piece().valid(), claim.tolerant());
                    });
    }

    private static void checkClass(Field field, UUID id, Map<UUID, Set<String>> facets, boolean tolerant) {
        if (tolerant) return;
        var of = facets.get(id);
        if (of == null) throw ErrorKey.CLASS_NOT_FOUND.broken(id).at(field.name());
        if (!field.facets().isEmpty() && field.facets().stream().noneMatch(of::contains))
            throw ErrorKey.INVALID_TYPE
                    .broken(field.name(), String.join(", ", of), String.join(", ", field.facets()))
                    .at(field.name());
    }

    private static void checkThere(
            Field field, Type type, UUID id, Map<UUID, Segments<Boolean>> there, Validity valid, boolean tolerant) {
        var segments = there.get(id);
        if (segments == null) throw unknown(type).broken(id).at(field.name());
        // parents are structure, never tolerated
        if (field.loose() || (tolerant && type == Type.UNIT && !field.name().equals("parent"))) return;
        if (segments.covers(valid)) return;
        var span = segments.span();
        throw (type == Type.PERSON ? ErrorKey.OUTSIDE_PERSON : ErrorKey.OUTSIDE_UNIT)
                .broken(id, bound(span == null ? null : span.from()), bound(span == null ? null : span.until()))
                .at(field.name());
    }

    private static Object bound(java.time.@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "–" : day;
    }

    private static ErrorKey unknown(Type type) {
        return switch (type) {
            case UNIT -> ErrorKey.UNIT_NOT_FOUND;
            case PERSON -> ErrorKey.PERSON_NOT_FOUND;
            case CLASS -> ErrorKey.CLASS_NOT_FOUND;
            default -> ErrorKey.NOT_FOUND;
        };
    }

    private Map<UUID, Segments<Boolean>> validities(Type type, Set<UUID> ids) {
        var found = new HashMap<UUID, Segments<Boolean>>();
        sql.sql("select id, valid_from, valid_until from %s where id = any(:ids)".formatted(type.table()))
                .param("ids", Store.array(ids))
                .query(row -> {
                    var segment = Segments.of(Shape.valid(row, 2), true);
                    found.merge(row.getObject(1, UUID.class), segment, References::joined);
                });
        return found;
    }

    private static Segments<Boolean> joined(Segments<Boolean> some, Segments<Boolean> more) {
        return new Segments<>(java.util.stream.Stream.concat(some.list().stream(), more.list().stream())
                .toList());
    }

    private Map<UUID, Set<String>> facets(Set<UUID> ids) {
        var found = new HashMap<UUID, Set<String>>();
        sql.sql("""
                        select distinct c.id, f.user_key
                          from class c
                          join facet f on f.id = c.facet_id
                         where c.id = any(:ids)
                        """).param("ids", Store.array(ids)).query(row -> {
            found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashSet<>())
                    .add(row.getString(2));
        });
        return found;
    }

    private List<UUID> known(Type type, Set<UUID> ids) {
        return sql.sql("select id from object where id = any(:ids) and type = :type and newest > 0")
                .param("ids", Store.array(ids))
                .param("type", type.table())
                .query(UUID.class)
                .list();
    }
}
