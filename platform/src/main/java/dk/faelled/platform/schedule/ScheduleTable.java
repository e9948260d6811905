package dk.faelled.platform.schedule;

import dk.faelled.platform.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How the schedules of the authority went, and when they come next. */
@Repository
@Transactional
class ScheduleTable {
    private final JdbcClient sql;

    enum State {
        RUNNING,
        DONE,
        FAILED,
        SKIPPED
    }

    /** @param fault the number under which the log tells more */
    record Run(
            String name,
            State state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String fault) {}

    record Next(String name, Instant at, boolean running) {}

    ScheduleTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<Run> runs() {
        return sql.sql("select name, state, started_at, ended_at, fault from schedule_run")
                .query(ScheduleTable::run)
                .list();
    }

    List<Next> next() {
        var tenant = Due.instances(Tenant.current().value());
        return sql.sql("""
                        select substr(task_instance, :length + 1) as name, execution_time, picked
                          from scheduled_tasks
                         where task_name = :task
                           and starts_with(task_instance, :tenant)
                        """)
                .param("length", tenant.length())
                .param("task", ScheduleRunner.TASK.getTaskName())
                .param("tenant", tenant)
                .query((row, number) -> new Next(
                        row.getString("name"),
                        row.getObject("execution_time", OffsetDateTime.class).toInstant(),
                        row.getBoolean("picked")))
                .list();
    }

    void begin(String name, Instant at) {
        keep(name, State.RUNNING, at);
    }

    void skipped(String name, Instant planned) {
        keep(name, State.SKIPPED, planned);
    }

    void end(String name, State state, Instant at, @Nullable String fault) {
        sql.sql("update schedule_run set state = :state, ended_at = :at, fault = :fault where name = :name")
                .param("name", name)
                .param("state", state.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("fault", fault, Types.VARCHAR)
                .update();
    }

    private void keep(String name, State state, Instant at) {
        sql.sql("""
                        insert into schedule_run (name, state, started_at)
                        values (:name, :state, :at)
                        on conflict (tenant_id, name) do update
                           set state = excluded.state, started_at = excluded.started_at, ended_at = null, fault = null
                        """)
                .param("name", name)
                .param("state", state.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getString("name"),
                State.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("fault"));
    }
}
