package dk.faelled.roles.attestation;

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

/** Tells the log what attestations are called. */
@Component
class AttestationNames implements EntityNames {
    private static final String ONE = "attestation:";
    private static final String RUN = "attestation-run:";
    private final JdbcClient sql;

    AttestationNames(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("attestation", "attestation-run");
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Link> of(Collection<String> entities) {
        var ids = new HashMap<String, UUID>();
        for (var entity : entities)
            if (entity.startsWith(ONE) || entity.startsWith(RUN))
                ids.put(entity, UUID.fromString(entity.substring(entity.indexOf(':') + 1)));
        var known = names(ids.values());
        var links = new HashMap<String, Link>();
        ids.forEach((entity, id) -> {
            var name = known.getOrDefault(id, "");
            links.put(
                    entity,
                    new Link(
                            (Messages.text("roles.entity.attestation") + " " + name).strip(),
                            entity.startsWith(ONE) && known.containsKey(id)
                                    ? AttestationPages.PATH + "/" + id + "/changes"
                                    : ""));
        });
        return links;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        sql.sql("""
                        select a.id, coalesce(n.name, s.name, u.name, '')
                          from attestation a
                          left join role_unit n on n.id = a.unit_id
                          left join role_system s on s.id = a.system_id
                          left join role_user u on u.id = a.manager_id
                         where a.id = any(:ids)
                        union all
                        select id, deadline::text from attestation_run where id = any(:ids)
                        """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return names;
    }
}
