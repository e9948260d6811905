package dk.faelled.organisation.chart;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the settings of charts. */
@Component
@Transactional
class ChartStore {
    private static final String COLUMNS = "id, path, name, root_id, relation, hidden_keys, hidden_name_parts,"
            + " hidden_level_ids, manager_once, nicknames, open_to_all, hierarchy_ids, layout, theme, embedded_in";

    private final JdbcClient sql;
    private final Audit audit;

    ChartStore(JdbcClient sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Chart> all() {
        return sql.sql("select " + COLUMNS + " from organisation_chart order by name, id limit 200")
                .query(ChartStore::chart)
                .list();
    }

    @Transactional(readOnly = true)
    public Chart get(UUID id) {
        return sql.sql("select " + COLUMNS + " from organisation_chart where id = :id")
                .param("id", id)
                .query(ChartStore::chart)
                .optional()
                .orElseThrow(() -> new NotFound("chart " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Chart> at(String path) {
        return sql.sql("select " + COLUMNS + " from organisation_chart where path = :path")
                .param("path", path)
                .query(ChartStore::chart)
                .optional();
    }

    public void keep(Chart chart) {
        var before = all().stream().filter(c -> c.id().equals(chart.id())).findFirst();
        try {
            sql.sql("""
                            insert into organisation_chart (%s)
                            values (:id, :path, :name, :root, :relation, :keys, :parts, :levels, :once, :nicknames, :open, :hierarchies, :layout, :theme, :embedded)
                            on conflict (tenant_id, id) do update
                               set path = excluded.path, name = excluded.name, root_id = excluded.root_id,
                                   relation = excluded.relation, hidden_keys = excluded.hidden_keys,
                                   hidden_name_parts = excluded.hidden_name_parts,
                                   hidden_level_ids = excluded.hidden_level_ids, manager_once = excluded.manager_once,
                                   nicknames = excluded.nicknames, open_to_all = excluded.open_to_all,
                                   hierarchy_ids = excluded.hierarchy_ids, layout = excluded.layout,
                                   theme = excluded.theme, embedded_in = excluded.embedded_in
                            """.formatted(COLUMNS))
                    .param("id", chart.id())
                    .param("path", chart.path())
                    .param("name", chart.name())
                    .param("root", chart.root().value())
                    .param("relation", chart.relation().name())
                    .param("keys", chart.hiddenKeys().toArray(String[]::new))
                    .param("parts", chart.hiddenNameParts().toArray(String[]::new))
                    .param(
                            "levels",
                            chart.hiddenLevels().stream().map(ClassId::value).toArray(UUID[]::new))
                    .param(
                            "hierarchies",
                            chart.hierarchies().stream().map(ClassId::value).toArray(UUID[]::new))
                    .param("layout", chart.layout().name())
                    .param("theme", chart.theme().name())
                    .param("embedded", chart.embeddedIn().toArray(String[]::new))
                    .param("once", chart.managerOnce())
                    .param("nicknames", chart.nicknames())
                    .param("open", chart.open())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("organisation.chart.error.taken", chart.path()).at("path");
        }
        audit.changed("organisation.chart.keep", "organisation_chart:" + chart.id(), before.orElse(null), chart, null);
    }

    public void drop(UUID id) {
        var before = get(id);
        sql.sql("delete from organisation_chart where id = :id").param("id", id).update();
        audit.changed("organisation.chart.drop", "organisation_chart:" + id, before, null, null);
    }

    private static Chart chart(ResultSet row, int number) throws SQLException {
        return new Chart(
                row.getObject("id", UUID.class),
                row.getString("path"),
                row.getString("name"),
                new UnitId(row.getObject("root_id", UUID.class)),
                Chart.Relation.valueOf(row.getString("relation")),
                Arrays.stream((UUID[]) row.getArray("hierarchy_ids").getArray())
                        .map(ClassId::new)
                        .toList(),
                Arrays.asList((String[]) row.getArray("hidden_keys").getArray()),
                Arrays.asList((String[]) row.getArray("hidden_name_parts").getArray()),
                Arrays.stream((UUID[]) row.getArray("hidden_level_ids").getArray())
                        .map(ClassId::new)
                        .toList(),
                row.getBoolean("manager_once"),
                row.getBoolean("nicknames"),
                Chart.Layout.valueOf(row.getString("layout")),
                Chart.Theme.valueOf(row.getString("theme")),
                Arrays.asList((String[]) row.getArray("embedded_in").getArray()),
                row.getBoolean("open_to_all"));
    }
}
