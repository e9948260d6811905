package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Search;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.platform.Sealer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds one sentence to the database: conditions of filters within filters, and their parameters. */
final class Sentence {
    private final Map<String, Object> parameters = new HashMap<>();
    private final Asked asked;
    private final Beside beside;

    Sentence(Asked asked, Beside beside) {
        this.asked = asked;
        this.beside = beside;
    }

    Search search() {
        return beside.search();
    }

    Sealer sealer() {
        return beside.sealer();
    }

    Asked asked() {
        return asked;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    String parameter(Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    String uuids(Object list) {
        return parameter(((Collection<?>) list).stream().map(UUID.class::cast).toArray(UUID[]::new));
    }

    String texts(Object list) {
        return parameter(((Collection<?>) list).stream().map(Object::toString).toArray(String[]::new));
    }

    /** The table of today, or the rows known at a moment; so a query of today never touches history. */
    String table(Kind<?> kind, @Nullable Instant knownAt) {
        var name = kind.type().table();
        if (knownAt == null) return name;
        var known = parameter(knownAt.atOffset(ZoneOffset.UTC));
        return "(select * from %1$s_known where registered_from <= %2$s and registered_until > %2$s)"
                .formatted(name, known);
    }

    String meets(String alias, Window window) {
        var conditions = new ArrayList<String>();
        if (window.until() != null) conditions.add(alias + ".valid_from < " + parameter(window.until()));
        if (window.from() != null) conditions.add(alias + ".valid_until > " + parameter(window.from()));
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** Ids of the objects that have a segment in the filter's window, each predicate met by some such segment. */
    String ids(Kind<?> kind, Map<String, @Nullable Object> filter) {
        return select("t.id", kind, filter, List.of(), "");
    }

    /**
     * @param links conditions on the row {@code t} that is selected from
     * @param join what else is selected from
     */
    String select(String what, Kind<?> kind, Map<String, @Nullable Object> filter, List<String> links, String join) {
        asked.rights().require(kind.permission(), "read");
        var view = View.of(filter, asked);
        var conditions = new ArrayList<>(links);
        conditions.add(meets("t", view.window()));
        int predicates = links.size();
        for (var condition : conditions(kind, filter, view)) {
            // the first may be met by the row itself; another one perhaps by another segment
            boolean first = predicates++ == 0;
            if (first || condition.ofObject()) conditions.add(condition.sql());
            else
                conditions.add("t.id in (select t.id from %s t where %s and %s)"
                        .formatted(table(kind, view.knownAt()), meets("t", view.window()), condition.sql()));
        }
        return "select %s from %s t%s where %s"
                .formatted(what, table(kind, view.knownAt()), join, String.join(" and ", conditions));
    }

    /** @param ofObject whether all segments of an object meet it or none */
    private record Condition(String sql, boolean ofObject) {}

    private List<Condition> conditions(Kind<?> kind, Map<String, @Nullable Object> filter, View view) {
        var conditions = new ArrayList<Condition>();
        kind.check(filter);
        if (filter.get("uuids") instanceof Collection<?> uuids)
            conditions.add(new Condition("t.id = any(" + uuids(uuids) + ")", true));
        kind.filters().forEach((name, filtered) -> {
            if (!filter.containsKey(name)) return;
            var sql = filtered.sql(filter.get(name), this, view);
            if (sql != null) conditions.add(new Condition(sql, filtered.ofObject()));
        });
        return conditions;
    }

    /** That the column refers to what the filter finds; ids that are given count without being active. */
    String in(String column, Kind<?> kind, Map<String, @Nullable Object> filter) {
        if (onlyIds(filter)) {
            asked.rights().require(kind.permission(), "read");
            return column + " = any(" + uuids(java.util.Objects.requireNonNull(filter.get("uuids"))) + ")";
        }
        return column + " in (" + ids(kind, filter) + ")";
    }

    /** The ids themselves, in a {@code select}. */
    String found(Kind<?> kind, Map<String, @Nullable Object> filter) {
        return onlyIds(filter)
                ? "select id from unnest(" + uuids(java.util.Objects.requireNonNull(filter.get("uuids"))) + ") id"
                : ids(kind, filter);
    }

    private static boolean onlyIds(Map<String, @Nullable Object> filter) {
        return filter.get("uuids") != null
                && filter.entrySet().stream()
                        .allMatch(e -> e.getValue() == null || e.getKey().equals("uuids"));
    }
}
