package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.reading.Streamed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A kind of things that is listed: from where, and in which order.
 *
 * @param key what the order goes by, as text
 * @param keyColumns the same, as the database has it, up to two
 */
record Listed<T>(String columns, String from, List<String> keyColumns, RowMapper<T> reads, Function<T, String> key) {
    static final Listed<Namespace> NAMESPACES =
            new Listed<>(Namespace.COLUMNS, "mo_any_namespace n", List.of("n.name"), Namespace::of, Namespace::name);
    static final Listed<Listener> LISTENERS = new Listed<>(
            Listener.COLUMNS,
            "mo_listener l join mo_any_namespace n on n.name = l.namespace",
            List.of("l.id"),
            Listener::of,
            listener -> listener.id().toString());
    static final Listed<Waiting> EVENTS = new Listed<>(
            Waiting.COLUMNS,
            "mo_event e join mo_listener l on l.id = e.listener_id join mo_any_namespace n on n.name = l.namespace",
            List.of("e.listener_id", "e.subject"),
            Waiting::of,
            waiting -> waiting.listener().id() + " " + waiting.subject());

    List<T> all(Conditions which, Part part, JdbcClient sql) {
        return select(which, part, part.wanted(), 0, sql).list();
    }

    JdbcClient.MappedQuerySpec<T> select(Conditions which, Part part, int most, int skipped, JdbcClient sql) {
        after(which, part);
        return sql.sql("select %s from %s where %s order by %s limit %s offset %s"
                        .formatted(
                                columns, from, which.sql(), order(), which.parameter(most), which.parameter(skipped)))
                .withFetchSize(Streamed.AT_A_TIME)
                .params(which.parameters())
                .query(reads);
    }

    /** Those of each of several, cut for each. @param of the column that says whose they are */
    Map<UUID, List<T>> of(String of, Set<UUID> whose, Conditions which, Part part, JdbcClient sql) {
        after(which.uuids(of, whose), part);
        var found = new HashMap<UUID, List<T>>();
        sql.sql("""
                        select *
                          from (select %1$s as whose, %2$s, row_number() over (partition by %1$s order by %3$s) as place
                                  from %4$s
                                 where %5$s) counted
                         where place <= %6$s
                         order by whose, place
                        """.formatted(of, columns, order(), from, which.sql(), which.parameter(part.wanted())))
                .params(which.parameters())
                .query((row, number) -> Map.entry(
                        row.getObject("whose", UUID.class),
                        java.util.Objects.requireNonNull(reads.mapRow(row, number))))
                .list()
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        found.replaceAll((_, list) -> part.shown(list));
        return found;
    }

    private void after(Conditions which, Part part) {
        var after = part.after();
        if (after == null) return;
        var parts = after.split(" ", keyColumns.size());
        var values = new ArrayList<String>();
        for (int i = 0; i < keyColumns.size(); i++) {
            var value = which.parameter(i < parts.length ? parts[i] : "");
            values.add(keyColumns.get(i).endsWith("id") ? value + "::uuid" : value);
        }
        which.and("(%s) > (%s)".formatted(order(), String.join(", ", values)));
    }

    private String order() {
        return String.join(", ", keyColumns);
    }
}
