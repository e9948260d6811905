package dk.faelled.platform.audit;

import dk.faelled.platform.EntityNames;
import dk.faelled.platform.page.Link;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the ground floor's own objects are called: users, keys, loads, authorities. */
@Component
class PlatformNames implements EntityNames {
    private static final String QUERY = """
            select 'account:' || id, display_name, '' from account where id = any (:ids)
            union all
            select 'api-key:' || id, name || ' (' || prefix || ')', '' from api_key where id = any (:ids)
            union all
            select 'tenant:' || id, name, '' from tenant where id = any (:ids)
            union all
            select 'import:' || id, file_name, '/imports/' || id from import_run where id = any (:ids)
            """;
    private final JdbcClient sql;

    PlatformNames(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("account", "api-key", "import", "tenant");
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Link> of(Collection<String> entities) {
        var ours = entities.stream()
                .filter(entity -> kinds().contains(entity.substring(0, Math.max(0, entity.indexOf(':')))))
                .toList();
        var found = new HashMap<String, Link>();
        for (var row : rows(ours.stream()
                .map(entity -> UUID.fromString(entity.substring(entity.indexOf(':') + 1)))
                .toList())) if (ours.contains(row.entity())) found.put(row.entity(), new Link(row.name(), row.href()));
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        for (var row : rows(ids))
            names.put(UUID.fromString(row.entity().substring(row.entity().indexOf(':') + 1)), row.name());
        return names;
    }

    private record Row(String entity, String name, String href) {}

    private List<Row> rows(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return sql.sql(QUERY)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
