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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the pages of other modules what is called how in the catalogue, and where it is seen. */
@Component
class CatalogueNames implements EntityNames {
    private static final Set<String> KINDS =
            Set.of("role-system", "system-role", "user-role", "role-group", "role-user", "constraint-type");
    private final JdbcClient sql;

    CatalogueNames(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> kinds() {
        return KINDS;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Link> of(Collection<String> entities) {
        var ids = new HashMap<String, UUID>();
        for (var entity : entities) {
            var colon = entity.indexOf(':');
            if (colon > 0 && KINDS.contains(entity.substring(0, colon)))
                ids.put(entity, UUID.fromString(entity.substring(colon + 1)));
        }
        var known = known(ids.values());
        var links = new HashMap<String, Link>();
        ids.forEach((entity, id) -> {
            var noun = Messages.text("roles.entity." + entity.substring(0, entity.indexOf(':')));
            var link = known.get(id);
            links.put(entity, link == null ? new Link(noun, "") : new Link(noun + ": " + link.text(), link.href()));
        });
        return links;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        known(ids).forEach((id, link) -> names.put(id, link.text()));
        return names;
    }

    private Map<UUID, Link> known(Collection<UUID> ids) {
        var known = new HashMap<UUID, Link>();
        if (ids.isEmpty()) return known;
        sql.sql("""
                        select uuid, name, case when deleted_at is null then '/roles/systems/' || id else '' end
                          from role_system where uuid = any(:ids)
                        union all
                        select uuid, name, '/roles/systems/' || system_id || '/rights' from system_role where uuid = any(:ids)
                        union all
                        select uuid, name, case when deleted_at is null then '/roles/userroles/' || id else '' end
                          from user_role where uuid = any(:ids)
                        union all
                        select uuid, name, case when deleted_at is null then '/roles/groups/' || id else '' end
                          from role_group where uuid = any(:ids)
                        union all
                        select uuid, name, '' from constraint_type where uuid = any(:ids)
                        union all
                        select id, name, '/roles/users/' || id from role_user where id = any(:ids)
                        """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            known.put(row.getObject(1, UUID.class), new Link(row.getString(2), row.getString(3)));
        });
        return known;
    }
}
