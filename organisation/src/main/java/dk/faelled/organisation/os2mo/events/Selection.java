package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.platform.Context;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of all there is a field may and wants to see. */
final class Selection {
    private Selection() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> filter(DataFetchingEnvironment field) {
        Object given = field.getArgument("filter");
        return given == null ? Map.<String, @Nullable Object>of() : (Map<String, @Nullable Object>) given;
    }

    static Conditions of(Listed<?> listed, Map<String, @Nullable Object> filter, @Nullable UUID mine) {
        if (listed == Listed.NAMESPACES) return new Conditions().namespaces(filter);
        if (listed == Listed.LISTENERS) return new Conditions().listeners(filter);
        return events(filter, mine);
    }

    static Conditions events(Map<String, @Nullable Object> filter, @Nullable UUID mine) {
        var conditions = new Conditions().events(filter);
        return mine == null ? conditions : conditions.uuids("l.owner_id", List.of(mine));
    }

    /** Whose events the caller may see and touch; null: everybody's. */
    static @Nullable UUID mine(DataFetchingEnvironment field) {
        return Asked.of(field).rights().may("event_all", "read") ? null : me();
    }

    static UUID me() {
        return Context.current().actor().id();
    }
}
