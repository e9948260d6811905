package dk.faelled.platform.task;

import dk.faelled.platform.Assignee;
import dk.faelled.platform.OpenTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TaskTable {
    private static final String COLUMNS =
            "select key, id, kind, args, due_on, severity, link, opened_at, person, permission, unit from task";
    private static final String SEEN = """
             where closed_at is null
               and kind = any(:kinds::text[])
               and (person = :me or permission = any(:held::text[]) or unit = any(:units::uuid[]))
            """;
    private final JdbcClient sql;

    /** @param units whose tasks are the reader's */
    record Reader(UUID me, Set<String> kinds, Set<String> held, Set<UUID> units) {}

    /** Where a page begins: after the task with this key, due on that day, or {@link #NEVER}. */
    record Place(LocalDate due, String key) {
        static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    }

    record Row(
            String key,
            UUID id,
            String kind,
            String args,
            @Nullable LocalDate dueOn,
            OpenTask.Severity severity,
            @Nullable String link,
            Instant openedAt,
            Assignee assignee) {}

    TaskTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return whether it was not there before */
    boolean open(OpenTask task, UUID id, String args, Instant at) {
        var assignee = task.assignee();
        return sql.sql("""
                        insert into task (key, id, kind, args, person, permission, unit, due_on, severity, link, opened_at)
                        values (:key, :id, :kind, :args, :person, :permission, :unit, :dueOn, :severity, :link, :at)
                        on conflict (tenant_id, key) do update
                           set args = excluded.args, person = excluded.person, permission = excluded.permission,
                               unit = excluded.unit, due_on = excluded.due_on, severity = excluded.severity,
                               link = excluded.link
                         where task.closed_at is null
                        returning xmax = 0
                        """)
                .param("key", task.key())
                .param("id", id)
                .param("kind", task.kind().id())
                .param("args", args)
                .param("person", assignee instanceof Assignee.Person(var account) ? account : null, Types.OTHER)
                .param(
                        "permission",
                        assignee instanceof Assignee.Holder(var permission) ? permission : null,
                        Types.VARCHAR)
                .param("unit", assignee instanceof Assignee.UnitManager(var unit) ? unit : null, Types.OTHER)
                .param("dueOn", task.dueOn(), Types.DATE)
                .param("severity", task.severity().name())
                .param("link", task.link(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<Row> close(String key, Instant at, String by, String outcome) {
        return sql.sql("""
                        update task
                           set closed_at = :at, closed_by = :by, outcome = :outcome
                         where key = :key
                           and closed_at is null
                        returning key, id, kind, args, due_on, severity, link, opened_at, person, permission, unit
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("outcome", outcome)
                .param("key", key)
                .query(TaskTable::row)
                .optional();
    }

    /** Those that the reader sees, by due date, those without one last. */
    List<Row> page(Reader reader, @Nullable Place after, int size) {
        return read(
                        COLUMNS + SEEN
                                + (after == null ? "" : " and (due_order, key) > (:due, :after)")
                                + " order by due_order, key limit :size",
                        reader)
                .param("due", after == null ? null : after.due(), Types.DATE)
                .param("after", after == null ? null : after.key(), Types.VARCHAR)
                .param("size", size)
                .query(TaskTable::row)
                .list();
    }

    /** Waits for others who do the same. */
    Optional<Row> seen(Reader reader, String key) {
        return read(COLUMNS + SEEN + " and key = :key for update", reader)
                .param("key", key)
                .query(TaskTable::row)
                .optional();
    }

    /** Those that have open tasks. */
    Set<UUID> units() {
        return Set.copyOf(sql.sql("select distinct unit from task where closed_at is null and unit is not null")
                .query(UUID.class)
                .list());
    }

    int forget(Instant closedBefore, int most) {
        return sql.sql("""
                        delete from task
                         where key in (select key from task where closed_at < :before order by key limit :most)
                        """)
                .param("before", closedBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    private JdbcClient.StatementSpec read(String query, Reader reader) {
        return sql.sql(query)
                .param("me", reader.me())
                .param("kinds", texts(reader.kinds()))
                .param("held", texts(reader.held()))
                .param(
                        "units",
                        texts(reader.units().stream().map(UUID::toString).toList()));
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("key"),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("args"),
                row.getObject("due_on", LocalDate.class),
                OpenTask.Severity.valueOf(row.getString("severity")),
                row.getString("link"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                assignee(row));
    }

    private static Assignee assignee(ResultSet row) throws SQLException {
        var person = row.getObject("person", UUID.class);
        if (person != null) return new Assignee.Person(person);
        var permission = row.getString("permission");
        return permission != null
                ? new Assignee.Holder(permission)
                : new Assignee.UnitManager(row.getObject("unit", UUID.class));
    }
}
