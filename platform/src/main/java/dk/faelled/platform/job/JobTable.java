package dk.faelled.platform.job;

import dk.faelled.platform.Context;
import dk.faelled.platform.Job;
import dk.faelled.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JobTable {
    private static final String COLUMNS = """
            select id, kind, title, state, done, total, errors, phase, starter_name, created_at, started_at, ended_at,
                   summary
              from job
            """;
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private final JdbcClient sql;

    /** @param startedBy the actor, as the audit log names it */
    record Given(String startedBy, String params) {}

    /** What the runner needs to know of a job. */
    record Work(
            UUID id,
            String kind,
            String title,
            String params,
            Job.State state,
            int attempt,
            @Nullable String resume,
            long done,
            @Nullable Long total,
            String phase,
            String startedBy,
            String starterName,
            Locale locale,
            String correlation) {}

    JobTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(UUID id, String kind, String title, String params, Context by) {
        sql.sql("""
                        insert into job (id, kind, title, params, state, started_by, starter_name, locale, correlation)
                        values (:id, :kind, :title, :params, 'QUEUED', :startedBy, :starterName, :locale, :correlation)
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("title", title)
                .param("params", params)
                .param("startedBy", by.actor().reference())
                .param("starterName", by.actor().name())
                .param("locale", by.locale().getLanguage())
                .param("correlation", by.correlation())
                .update();
    }

    Optional<Job> find(UUID id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(JobTable::job)
                .optional();
    }

    /** Newest first. @param starter only those that this actor started; null for all */
    List<Job> page(@Nullable String starter, @Nullable UUID before, int size) {
        return sql.sql(COLUMNS + (starter == null ? " where" : " where started_by = :starter and")
                        + " id < :before order by id desc limit :size")
                .param("starter", starter)
                .param("before", before == null ? LAST : before)
                .param("size", size)
                .query(JobTable::job)
                .list();
    }

    /** Whose it is and what it was given; empty where there is no such job. */
    Optional<Given> given(UUID id) {
        return sql.sql("select started_by, params from job where id = :id")
                .param("id", id)
                .query((row, number) -> new Given(row.getString("started_by"), row.getString("params")))
                .optional();
    }

    List<JobProblem> problems(UUID id, long after, int size) {
        return sql.sql("""
                        select no, row_no, subject, reason, hint
                          from job_error
                         where job_id = :id
                           and no > :after
                         order by no
                         limit :size
                        """)
                .param("id", id)
                .param("after", after)
                .param("size", size)
                .query((row, number) -> new JobProblem(
                        row.getLong("no"),
                        row.getObject("row_no", Long.class),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getString("hint")))
                .list();
    }

    /** Jobs that were over before the moment go, with their problems. @return how many */
    int forget(Instant overBefore, int most) {
        return sql.sql("""
                        delete from job
                         where id in (select id from job where ended_at < :before order by id limit :most)
                        """)
                .param("before", overBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    /** Empty where the job is gone: its time was over before it came to its turn. */
    Optional<Work> begin(UUID id) {
        return sql.sql("""
                        update job
                           set state = case when state = 'CANCELLING' then state else 'RUNNING' end,
                               attempt = attempt + 1,
                               started_at = coalesce(started_at, now())
                         where id = :id
                        returning id, kind, title, params, state, attempt, resume, done, total, phase, started_by, starter_name,
                                  locale, correlation
                        """).param("id", id).query(JobTable::work).optional();
    }

    void keep(UUID id, @Nullable String resume, String phase, long done, @Nullable Long total, int attempt) {
        sql.sql("""
                        update job
                           set resume = :resume, phase = :phase, done = :done, total = :total, attempt = :attempt
                         where id = :id
                        """)
                .param("resume", resume, Types.VARCHAR)
                .param("phase", phase)
                .param("done", done)
                .param("total", total, Types.BIGINT)
                .param("attempt", attempt)
                .param("id", id)
                .update();
    }

    /** In a transaction of its own, whose commit does not wait for the disk: what is lost with the machine was only shown. */
    void show(UUID id, String phase, long done, @Nullable Long total) {
        sql.sql("set local synchronous_commit = off").update();
        sql.sql("update job set phase = :phase, done = :done, total = :total where id = :id")
                .param("phase", phase)
                .param("done", done)
                .param("total", total, Types.BIGINT)
                .param("id", id)
                .update();
    }

    void end(UUID id, Job.State state, @Nullable String summary) {
        sql.sql("update job set state = :state, summary = :summary, ended_at = now() where id = :id")
                .param("state", state.name())
                .param("summary", summary, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    Job.State state(UUID id) {
        return Job.State.valueOf(sql.sql("select state from job where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    long errors(UUID id) {
        return sql.sql("select errors from job where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    int cancel(UUID id) {
        return sql.sql("""
                        update job
                           set state = 'CANCELLING'
                         where id = :id
                           and state in ('QUEUED', 'RUNNING', 'YIELDED')
                        """).param("id", id).update();
    }

    void addError(UUID id, JobProblem problem) {
        sql.sql("""
                        with counted as (
                            update job set errors = errors + 1 where id = :id returning errors
                        )
                        insert into job_error (job_id, no, row_no, subject, reason, hint)
                        select :id, errors, :row, :subject, :reason, :hint from counted
                        """)
                .param("id", id)
                .param("row", problem.row(), Types.BIGINT)
                .param("subject", problem.subject())
                .param("reason", problem.reason())
                .param("hint", problem.hint())
                .update();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("title"),
                Job.State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getLong("errors"),
                row.getString("phase"),
                row.getString("starter_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row, "started_at"),
                Moments.instant(row, "ended_at"),
                row.getString("summary"));
    }

    private static Work work(ResultSet row, int number) throws SQLException {
        return new Work(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("title"),
                row.getString("params"),
                Job.State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("resume"),
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getString("phase"),
                row.getString("started_by"),
                row.getString("starter_name"),
                Locale.of(row.getString("locale")),
                row.getString("correlation"));
    }
}
