package dk.faelled.organisation.os2mo.health;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.reading.Cursor;
import dk.faelled.organisation.os2mo.reading.Page;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Health as GraphQL answers it. */
@Component
class HealthFields implements Schemas.Wiring {
    private final Healths healths;

    HealthFields(Healths healths) {
        this.healths = healths;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("healths", this::page));
    }

    private Map<String, @Nullable Object> page(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("health", "read");
        Integer limit = field.getArgument("limit");
        if (limit != null && limit < 0) throw new Fault("limit must not be negative");
        Object cursor = field.getArgument("cursor");
        var after = cursor == null ? null : Cursor.text(cursor);
        var wanted = wanted(field);
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        boolean begun = after == null;
        for (var each : healths.all().entrySet()) {
            if (begun && (wanted == null || wanted.contains(each.getKey())))
                objects.add(health(each.getKey(), each.getValue()));
            begun |= each.getKey().equals(after);
        }
        if (limit == null || limit == 0 || objects.size() <= limit)
            return Page.answer(limit != null && limit == 0 ? List.of() : objects, null);
        var shown = objects.subList(0, limit);
        return Page.answer(shown, Cursor.after(String.valueOf(shown.getLast().get("identifier"))));
    }

    private static @Nullable Collection<?> wanted(DataFetchingEnvironment field) {
        Map<String, @Nullable Object> filter = field.getArgument("filter");
        return filter != null && filter.get("identifiers") instanceof List<?> wanted ? wanted : null;
    }

    private static Map<String, @Nullable Object> health(String identifier, @Nullable Boolean status) {
        var health = new HashMap<String, @Nullable Object>();
        health.put("identifier", identifier);
        health.put("status", status);
        return health;
    }
}
