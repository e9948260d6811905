package dk.faelled.roles.requests;

import dk.faelled.platform.EntityNames;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the log what a request was about. */
@Component
class RequestNames implements EntityNames {
    private static final String KIND = "role-request";
    private final JdbcClient sql;

    RequestNames(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Link> of(Collection<String> entities) {
        var ids = new HashMap<String, UUID>();
        for (var entity : entities)
            if (entity.startsWith(KIND + ":")) ids.put(entity, UUID.fromString(entity.substring(KIND.length() + 1)));
        var names = names(ids.values());
        var links = new HashMap<String, Link>();
        var noun = Messages.text("roles.entity.role-request");
        ids.forEach((entity, id) -> {
            var name = names.get(id);
            links.put(
                    entity,
                    name == null ? new Link(noun, "") : new Link(noun + ": " + name, MyRequestsPages.PATH + "/" + id));
        });
        return links;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        sql.sql("""
                        select q.id, coalesce(r.name, g.name) || ' – ' || u.name
                          from role_request q
                          join role_user u on u.id = q.receiver_id
                          left join user_role r on r.id = q.user_role_id
                          left join role_group g on g.id = q.group_id
                         where q.id = any(:ids)
                        """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return names;
    }
}
