package dk.faelled.roles.catalogue;

import dk.faelled.platform.EntityNames;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Tells the log and other pages what objects of one kind are called, and where each has its page. */
public abstract class NamesOfOneKind implements EntityNames {
    private final JdbcClient sql;
    private final String kind;
    private final String path;
    private final String query;

    /**
     * @param kind the word before the colon; its text is {@code roles.entity.<kind>}
     * @param path before the slash and the id
     * @param query id and name of those in {@code :ids}
     */
    protected NamesOfOneKind(JdbcClient sql, String kind, String path, String query) {
        this.sql = sql;
        this.kind = kind;
        this.path = path;
        this.query = query;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(kind);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Link> of(Collection<String> entities) {
        var ids = new HashMap<String, UUID>();
        for (var entity : entities)
            if (entity.startsWith(kind + ":")) ids.put(entity, UUID.fromString(entity.substring(kind.length() + 1)));
        var known = names(ids.values());
        var noun = Messages.text("roles.entity." + kind);
        var links = new HashMap<String, Link>();
        ids.forEach((entity, id) -> {
            var name = known.get(id);
            links.put(entity, name == null ? new Link(noun, "") : new Link(noun + ": " + name, path + "/" + id));
        });
        return links;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        sql.sql(query).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return names;
    }
}
