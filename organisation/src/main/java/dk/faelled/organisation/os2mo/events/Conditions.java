package dk.faelled.organisation.os2mo.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What filters demand of namespaces {@code n}, listeners {@code l} and events {@code e}. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    Conditions namespaces(@Nullable Object filter) {
        var given = map(filter);
        texts("n.name", given.get("names"));
        uuids("n.owner_id", given.get("owners"));
        if (given.get("public") instanceof Boolean open) and("n.open_to_all = " + parameter(open));
        return this;
    }

    Conditions listeners(@Nullable Object filter) {
        var given = map(filter);
        uuids("l.id", given.get("uuids"));
        texts("l.user_key", given.get("user_keys"));
        uuids("l.owner_id", given.get("owners"));
        texts("l.routing_key", given.get("routing_keys"));
        return namespaces(given.get("namespaces"));
    }

    Conditions events(@Nullable Object filter) {
        var given = map(filter);
        texts("e.subject", given.get("subjects"));
        if (given.get("priorities") instanceof Collection<?> priorities)
            and("e.priority = any("
                    + parameter(priorities.stream().map(Integer.class::cast).toArray(Integer[]::new)) + ")");
        if (given.get("silenced") instanceof Boolean silenced) and("e.silenced = " + parameter(silenced));
        return listeners(given.get("listeners"));
    }

    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions uuids(String column, @Nullable Object list) {
        if (list instanceof Collection<?> ids)
            and(column + " = any("
                    + parameter(ids.stream().map(UUID.class::cast).toArray(UUID[]::new)) + ")");
        return this;
    }

    private void texts(String column, @Nullable Object list) {
        if (list instanceof Collection<?> texts)
            and(column + " = any("
                    + parameter(texts.stream().map(Object::toString).toArray(String[]::new)) + ")");
    }

    String parameter(Object value) {
        var name = "c" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object filter) {
        return filter == null ? Map.<String, @Nullable Object>of() : (Map<String, @Nullable Object>) filter;
    }
}
