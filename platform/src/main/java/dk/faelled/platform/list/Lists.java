package dk.faelled.platform.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers a {@link ListRequest} on a {@link ListDefinition} from the database, by key and never by offset. */
@Component
public class Lists {
    private final JdbcClient sql;
    private final org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate streaming;

    Lists(JdbcClient sql, javax.sql.DataSource database) {
        this.sql = sql;
        var template = new org.springframework.jdbc.core.JdbcTemplate(database);
        template.setFetchSize(500); // else the driver reads the whole answer before the first row
        this.streaming = new org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate(template);
    }

    /** A row with the values it is sorted by, the id last. */
    private record Placed<R>(R row, List<@Nullable Object> place) {}

    /** @param parameters of the list's own conditions */
    @Transactional(readOnly = true)
    public <R> ListPage<R> page(ListDefinition<R> list, ListRequest request, Map<String, ?> parameters) {
        var sort = list.sort(request);
        var written = SortKey.write(sort);
        var types = new ArrayList<ColumnType>();
        for (var sorted : list.keyset(sort, false).columns()) types.add(sorted.type());
        var filters = Filters.of(list, request);
        var notes = new ArrayList<>(filters.notes());

        boolean backward = request.before() != null;
        var asked = backward ? request.before() : request.after();
        var cursor = asked == null ? null : Cursor.read(asked, written, types).orElse(null);
        if (asked != null && cursor == null) {
            notes.add("platform.list.note.cursor");
            backward = false;
        }
        var found = rows(list, filters, parameters, list.keyset(sort, backward), cursor, request.size() + 1);
        boolean more = found.size() > request.size();
        var shown = new ArrayList<>(more ? found.subList(0, request.size()) : found);
        if (backward) Collections.reverse(shown);

        var before = cursor != null && (!backward || more) && !shown.isEmpty()
                ? new Cursor(written, shown.getFirst().place).write(types)
                : null;
        var after =
                (backward || more) && !shown.isEmpty() ? new Cursor(written, shown.getLast().place).write(types) : null;
        return new ListPage<>(
                shown.stream().map(Placed::row).toList(),
                before,
                after,
                count(list, filters, parameters),
                List.copyOf(notes));
    }

    /** All rows of the request in its order, one after the other, never all in memory. */
    @Transactional(readOnly = true)
    public <R> void each(
            ListDefinition<R> list, ListRequest request, Map<String, ?> parameters, Consumer<? super R> consumer) {
        var filters = Filters.of(list, request);
        var text = """
                select %s
                  from %s
                 where %s
                 order by %s
                """.formatted(
                        list.select(),
                        list.from(),
                        filters.where(),
                        list.keyset(list.sort(request), false).orderBy());
        try (var rows = streaming.queryForStream(text, both(filters, parameters), list.mapper())) {
            rows.forEach(consumer);
        }
    }

    /** How many rows the request has, exactly: shown before something is done to them all. */
    @Transactional(readOnly = true)
    public long countAll(ListDefinition<?> list, ListRequest request, Map<String, ?> parameters) {
        var filters = Filters.of(list, request);
        return sql.sql("select count(*) from " + list.from() + " where " + filters.where())
                .params(both(filters, parameters))
                .query(Long.class)
                .single();
    }

    /** The ids of all rows that a selection means, resolved now. */
    @Transactional(readOnly = true)
    public List<UUID> ids(ListDefinition<?> list, Selection selection, Map<String, ?> parameters) {
        return switch (selection) {
            case Selection.Rows(var ids) -> ids;
            case Selection.AllHits(var request) -> {
                var filters = Filters.of(list, request);
                yield sql.sql("select %s from %s where %s order by 1"
                                .formatted(list.id(), list.from(), filters.where()))
                        .params(both(filters, parameters))
                        .query(UUID.class)
                        .list();
            }
        };
    }

    private <R> List<Placed<R>> rows(
            ListDefinition<R> list,
            Filters filters,
            Map<String, ?> parameters,
            Keyset keyset,
            @Nullable Cursor cursor,
            int limit) {
        var all = both(filters, parameters);
        var beyond = "true";
        if (cursor != null) {
            beyond = keyset.where(cursor.values());
            all.putAll(keyset.parameters(cursor.values()));
        }
        var places = new ArrayList<String>();
        for (int i = 0; i < keyset.columns().size(); i++)
            places.add(keyset.columns().get(i).sql() + " as sort_" + i);
        var text = """
                select %s, %s
                  from %s
                 where %s
                   and %s
                 order by %s
                 limit %d
                """.formatted(
                        list.select(),
                        String.join(", ", places),
                        list.from(),
                        filters.where(),
                        beyond,
                        keyset.orderBy(),
                        limit);
        return sql.sql(text)
                .params(all)
                .query((row, n) -> new Placed<>(list.mapper().mapRow(row, n), place(row, keyset)))
                .list();
    }

    private static List<@Nullable Object> place(ResultSet row, Keyset keyset) throws SQLException {
        var place = new ArrayList<@Nullable Object>();
        for (int i = 0; i < keyset.columns().size(); i++)
            place.add(keyset.columns().get(i).type().read(row, "sort_" + i));
        return place;
    }

    private int count(ListDefinition<?> list, Filters filters, Map<String, ?> parameters) {
        var rows = list.counted() != null && !filters.narrows()
                ? list.counted()
                : list.from() + " where " + filters.where();
        return sql.sql("select count(*) from (select 1 from %s limit %d) counted".formatted(rows, ListPage.COUNTED + 1))
                .params(both(filters, parameters))
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> both(Filters filters, Map<String, ?> parameters) {
        var all = new HashMap<String, Object>(parameters);
        all.putAll(filters.parameters());
        return all;
    }
}
