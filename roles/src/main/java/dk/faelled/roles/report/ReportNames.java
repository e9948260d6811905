package dk.faelled.roles.report;

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

/** Tells the pages of other modules what a template of a report is called. */
@Component
class ReportNames implements EntityNames {
    private static final String KIND = "report-template";
    private final JdbcClient sql;

    ReportNames(JdbcClient sql) {
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
        var known = names(ids.values());
        var noun = Messages.text("roles.entity.report-template");
        var links = new HashMap<String, Link>();
        ids.forEach((entity, id) -> {
            var name = known.get(id);
            links.put(
                    entity,
                    name == null
                            ? new Link(noun, "")
                            : new Link(noun + ": " + name, ReportTemplatePages.PATH + "/" + id));
        });
        return links;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        sql.sql("select id, name from report_template where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return names;
    }
}
