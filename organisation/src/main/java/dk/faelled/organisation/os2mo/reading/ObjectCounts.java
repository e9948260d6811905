package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many objects of each type the authority of the running work has, about: counted anew after ten minutes. */
@Component
public class ObjectCounts {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private final Map<TenantId, Counted> known = new ConcurrentHashMap<>();
    private final JdbcClient sql;
    private final Clock clock;

    private record Counted(Map<String, Long> sizes, Instant at) {}

    ObjectCounts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** By the names of the types in the schema, all of them. Within a transaction. */
    public Map<String, Long> now() {
        var before = known.get(Tenant.current());
        if (before != null && before.at().plus(GOOD_FOR).isAfter(clock.instant())) return before.sizes();
        var sizes = new HashMap<String, Long>();
        Kinds.ALL.forEach(kind -> sizes.put(kind.name(), 0L));
        sql.sql("select type, count(*) from object group by type")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(each -> sizes.put(
                        Kinds.of(Type.valueOf(each.getKey().toUpperCase(Locale.ROOT)))
                                .name(),
                        each.getValue()));
        known.put(Tenant.current(), new Counted(Map.copyOf(sizes), clock.instant()));
        return sizes;
    }
}
