package dk.faelled.platform;

import dk.faelled.platform.page.Link;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Names that one query finds, whatever their kind. */
public abstract class QueriedNames implements EntityNames {
    private static final Pattern ENTITY =
            Pattern.compile("([^:]+):(\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12})");
    private final JdbcClient sql;
    private final Set<String> kinds;
    private final String query;

    private record Row(String kind, UUID id, Link link) {}

    /** @param query rows of kind, id, name and address (empty where there is no page) of those with one of {@code :ids} */
    protected QueriedNames(JdbcClient sql, Set<String> kinds, String query) {
        this.sql = sql;
        this.kinds = kinds;
        this.query = query;
    }

    @Override
    public Set<String> kinds() {
        return kinds;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Link> of(Collection<String> entities) {
        var ids = new HashMap<String, UUID>();
        for (var entity : entities) {
            var parts = ENTITY.matcher(entity);
            if (parts.matches() && kinds.contains(parts.group(1))) ids.put(entity, UUID.fromString(parts.group(2)));
        }
        var found = new HashMap<String, Link>();
        for (var row : rows(ids.values())) {
            var entity = row.kind() + ":" + row.id();
            if (ids.containsKey(entity)) found.put(entity, row.link());
        }
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        for (var row : rows(ids)) names.put(row.id(), row.link().text());
        return names;
    }

    private List<Row> rows(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return sql.sql(query)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> new Row(
                        row.getString(1), row.getObject(2, UUID.class), new Link(row.getString(3), row.getString(4))))
                .list();
    }
}
