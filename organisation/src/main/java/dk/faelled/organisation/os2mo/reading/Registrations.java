package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All registrations of objects that meet a filter, oldest first. */
record Registrations(Map<String, @Nullable Object> filter) implements Ask.Question<List<Registrations.Entry>> {
    /** One act of writing down. @param until null for the newest */
    record Entry(
            Kind<?> kind,
            UUID id,
            long number,
            Instant at,
            @Nullable Instant until,
            UUID actor,
            String actorName,
            @Nullable String note) {}

    @Override
    public List<Entry> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<Entry>> answer(Set<UUID> about, Reading reading) {
        var sentence = reading.sentence();
        var conditions = new ArrayList<>(List.of("r.object_id = any(" + sentence.uuids(about) + ")"));
        conditions.addAll(conditions("r", filter, sentence));
        var query = """
                select r.object_id, r.number, r.type, r.registered_at,
                       (select min(n.registered_at) from registration n where n.object_id = r.object_id and n.number > r.number),
                       r.actor_id, r.actor_name, r.note
                  from registration r
                 where %s
                 order by r.object_id, r.number
                """.formatted(String.join(" and ", conditions));
        var found = new HashMap<UUID, List<Entry>>();
        reading.sql()
                .sql(query)
                .params(sentence.parameters())
                .query(Registrations::entry)
                .list()
                .forEach(e ->
                        found.computeIfAbsent(e.id(), _ -> new ArrayList<>(2)).add(e));
        return found;
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var until = row.getObject(5, OffsetDateTime.class);
        return new Entry(
                Kinds.of(Type.valueOf(row.getString(3).toUpperCase(Locale.ROOT))),
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getString(8));
    }

    static List<String> conditions(String alias, Map<String, @Nullable Object> filter, Sentence sentence) {
        var conditions = between(alias, filter, sentence);
        if (filter.get("actors") instanceof Collection<?> actors)
            conditions.add(alias + ".actor_id = any(" + sentence.uuids(actors) + ")");
        return conditions;
    }

    /** Registrations that held at some moment from start to end. */
    static List<String> between(String alias, Map<String, @Nullable Object> filter, Sentence sentence) {
        var conditions = new ArrayList<String>();
        if (filter.get("end") instanceof Object end)
            conditions.add(alias + ".registered_at <= " + moment(end, sentence));
        if (filter.get("start") instanceof Object start) conditions.add("""
                    not exists (select from registration n
                                 where n.object_id = %1$s.object_id and n.number > %1$s.number and n.registered_at <= %2$s)
                    """.formatted(alias, moment(start, sentence)));
        return conditions;
    }

    private static String moment(Object iso, Sentence sentence) {
        return sentence.parameter(Moments.instant(iso.toString()).atOffset(ZoneOffset.UTC));
    }
}
