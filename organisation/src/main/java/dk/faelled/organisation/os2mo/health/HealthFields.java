package dk.faelled.organisation.os2mo.health;

import dk.faelled.organisation.os2mo.Asked;
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
        var limit = Page.of(field).limit();
        var wanted = wanted(field);
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        healths.all().forEach((identifier, status) -> {
            if (wanted == null || wanted.contains(identifier)) objects.add(health(identifier, status));
        });
        return Page.answer(limit == null ? objects : objects.subList(0, Math.min(limit, objects.size())), null);
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
