package dk.faelled.roles.report;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.UserId;
import dk.faelled.roles.report.ReportTemplate.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Templates of reports and whom they are handed to. */
@Component
class ReportTemplateTable {
    private static final int MOST = 500;
    private final JdbcClient sql;

    /** Somebody who signs in. */
    record Whom(UUID actor, String name) {}

    /** A template as the one sees it who is handed it. */
    public record Held(UUID id, String name, String handedBy, Instant handedAt) {}

    ReportTemplateTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ReportTemplate> find(UUID id) {
        return sql.sql("""
                        select id, name, unit_ids, system_ids, manager_id, parts, changed_by, changed_at, version
                          from report_template
                         where id = :id
                        """).param("id", id).query((row, _) -> template(row)).optional();
    }

    private ReportTemplate template(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var manager = row.getObject("manager_id", UUID.class);
        return new ReportTemplate(
                id,
                row.getString("name"),
                new ReportWish(
                        Arrays.asList((UUID[]) row.getArray("unit_ids").getArray()),
                        Arrays.asList((Long[]) row.getArray("system_ids").getArray()),
                        manager == null ? null : new UserId(manager),
                        Arrays.stream((String[]) row.getArray("parts").getArray())
                                .map(ReportPart::valueOf)
                                .collect(Collectors.toSet())),
                readers(id),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getInt("version"));
    }

    private List<Reader> readers(UUID template) {
        return sql.sql("""
                        select actor, name, handed_by, handed_at
                          from report_reader
                         where template_id = :template
                         order by name collate "da-x-icu", actor
                        """)
                .param("template", template)
                .query((row, _) -> new Reader(
                        row.getObject("actor", UUID.class),
                        row.getString("name"),
                        row.getString("handed_by"),
                        row.getTimestamp("handed_at").toInstant()))
                .list();
    }

    List<Held> heldBy(UUID actor) {
        return sql.sql("""
                        select t.id, t.name, r.handed_by, r.handed_at
                          from report_reader r
                          join report_template t on t.id = r.template_id
                         where r.actor = :actor
                         order by t.name collate "da-x-icu", t.id
                         limit :most
                        """)
                .param("actor", actor)
                .param("most", MOST)
                .query((row, _) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("handed_by"),
                        row.getTimestamp("handed_at").toInstant()))
                .list();
    }

    /** Whether that name is another one's, whatever the case. */
    boolean isTaken(String name, UUID mine) {
        return sql.sql("select exists (select from report_template where name_key = lower(:name) and id <> :mine)")
                .param("name", name)
                .param("mine", mine)
                .query(Boolean.class)
                .single();
    }

    /** False where the name is taken. */
    boolean create(UUID id, String name, ReportWish wish, String by) {
        return with(sql.sql("""
                        insert into report_template (id, name, unit_ids, system_ids, manager_id, parts, changed_by)
                        values (:id, :name, :units, :systems, :manager, :parts, :by)
                        on conflict (tenant_id, name_key) do nothing
                        """), id, name, wish, by).update() > 0;
    }

    /** False where it has been changed since. */
    boolean change(UUID id, int version, String name, ReportWish wish, String by) {
        return with(sql.sql("""
                        update report_template
                           set name = :name, unit_ids = :units, system_ids = :systems, manager_id = :manager,
                               parts = :parts, changed_by = :by, changed_at = now(), version = version + 1
                         where id = :id
                           and version = :version
                        """), id, name, wish, by).param("version", version).update() > 0;
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, UUID id, String name, ReportWish wish, String by) {
        var manager = wish.manager();
        return statement
                .param("id", id)
                .param("name", name)
                .param("units", wish.units().toArray(UUID[]::new))
                .param("systems", wish.systems().toArray(Long[]::new))
                .param("manager", manager == null ? null : manager.value(), Types.OTHER)
                .param("parts", wish.parts().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("by", by);
    }

    void delete(UUID id) {
        sql.sql("delete from report_template where id = :id").param("id", id).update();
    }

    /** By user id, whatever the case, in any domain; refused where it is nobody's, or several people's. */
    Whom called(String called) {
        var found = sql.sql("""
                        select ext_uuid, min(name)
                          from role_user
                         where user_id_key = lower(:called)
                           and deleted_at is null
                         group by ext_uuid
                         limit 2
                        """)
                .param("called", called.strip())
                .query((row, _) -> new Whom(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        if (found.size() != 1) throw new RuleBroken("roles.user.unknown", called.strip()).at("reader");
        return found.getFirst();
    }

    /** False where it is so already. */
    boolean hand(UUID template, Whom whom, String by) {
        return sql.sql("""
                        insert into report_reader (template_id, actor, name, handed_by)
                        values (:template, :actor, :name, :by)
                        on conflict do nothing
                        """)
                        .param("template", template)
                        .param("actor", whom.actor())
                        .param("name", whom.name())
                        .param("by", by)
                        .update()
                > 0;
    }

    void takeBack(UUID template, UUID actor) {
        sql.sql("delete from report_reader where template_id = :template and actor = :actor")
                .param("template", template)
                .param("actor", actor)
                .update();
    }
}
