package dk.faelled.platform.importing;

import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ImportTable {
    private static final String COLUMNS = """
            select id, kind, file_id, file_name, options, state, mode, rows, good, bad, created, changed, ended, unchanged,
                   stamp, job_id, message, created_at
              from import_run
            """;
    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    ImportTable(JdbcClient sql, JdbcTemplate batches, JsonMapper json) {
        this.sql = sql;
        this.batches = batches;
        this.json = json;
    }

    void add(UUID id, String kind, StoredFile file, ImportOptions options, String createdBy) {
        sql.sql("""
                        insert into import_run (id, kind, file_id, file_name, file_sha256, options, state, created_by)
                        values (:id, :kind, :file, :name, :sha256, :options, 'UPLOADED', :createdBy)
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("file", file.id())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("options", json.writeValueAsString(options))
                .param("createdBy", createdBy)
                .update();
    }

    Optional<ImportRun> find(UUID id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    List<ImportRun> page(@Nullable UUID before, int size) {
        return sql.sql(COLUMNS + " where id < :before order by id desc limit :size")
                .param("before", before == null ? UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff") : before)
                .param("size", size)
                .query(this::run)
                .list();
    }

    /** Moves on from one of the given states; false where it stood elsewhere. */
    boolean move(UUID id, ImportRun.State to, @Nullable UUID job, ImportRun.State... from) {
        return sql.sql("""
                        update import_run
                           set state = :to,
                               job_id = coalesce(:job, job_id),
                               message = null
                         where id = :id
                           and state = any (:from::text[])
                        """)
                        .param("to", to.name())
                        .param("job", job, Types.OTHER)
                        .param("id", id)
                        .param(
                                "from",
                                java.util.Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    void mode(UUID id, ImportRun.Mode mode) {
        sql.sql("update import_run set mode = :mode where id = :id")
                .param("mode", mode.name())
                .param("id", id)
                .update();
    }

    void end(UUID id, ImportRun.State state, Counts counts, @Nullable String stamp, @Nullable String message) {
        sql.sql("""
                        update import_run
                           set state = :state, good = :good, bad = :bad, created = :created, changed = :changed,
                               ended = :ended, unchanged = :unchanged, stamp = coalesce(:stamp, stamp),
                               message = :message, ended_at = now(),
                               rows = greatest(rows, :good + :bad)
                         where id = :id
                        """)
                .param("state", state.name())
                .param("good", counts.good())
                .param("bad", counts.bad())
                .param("created", counts.created())
                .param("changed", counts.changed())
                .param("ended", counts.ended())
                .param("unchanged", counts.unchanged())
                .param("stamp", stamp, Types.VARCHAR)
                .param("message", message, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void message(UUID id, ImportRun.State state, @Nullable String message) {
        sql.sql("update import_run set state = :state, message = :message, ended_at = now() where id = :id")
                .param("state", state.name())
                .param("message", message, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** Loads that ended before the moment go, with their rows. @return how many */
    int forget(Instant endedBefore, int most) {
        return sql.sql("""
                        delete from import_run
                         where id in (select id from import_run where ended_at < :before order by id limit :most)
                        """)
                .param("before", endedBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    void clear(UUID run) {
        sql.sql("delete from import_row where run_id = :run").param("run", run).update();
        sql.sql("delete from import_problem where run_id = :run")
                .param("run", run)
                .update();
        sql.sql("delete from import_header where run_id = :run")
                .param("run", run)
                .update();
    }

    void stage(UUID run, List<StagedRow> rows) {
        batches.batchUpdate(
                "insert into import_row (run_id, no, line, phase, data, part, more_lines) values (?, ?, ?, ?, ?, ?, ?)",
                rows,
                rows.size(),
                (statement, row) -> {
                    statement.setObject(1, run);
                    statement.setLong(2, row.no());
                    statement.setLong(3, row.line());
                    statement.setInt(4, row.phase());
                    statement.setString(5, row.data());
                    statement.setString(6, row.part());
                    statement.setObject(7, row.lines().stream().skip(1).toArray(Long[]::new));
                });
    }

    void rows(UUID run, long count) {
        sql.sql("update import_run set rows = :count where id = :run")
                .param("count", count)
                .param("run", run)
                .update();
    }

    long stagedRows(UUID run) {
        return sql.sql("select count(*) from import_row where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    List<StagedRow> staged(UUID run, int phase, long after, int size) {
        return sql.sql("""
                        select no, part, line, more_lines, phase, data
                          from import_row
                         where run_id = :run
                           and (phase, no) > (:phase, :after)
                         order by phase, no
                         limit :size
                        """)
                .param("run", run)
                .param("phase", phase)
                .param("after", after)
                .param("size", size)
                .query((row, number) -> new StagedRow(
                        row.getLong("no"),
                        row.getString("part"),
                        lines(row),
                        row.getInt("phase"),
                        row.getString("data")))
                .list();
    }

    private static List<Long> lines(ResultSet row) throws SQLException {
        var lines = new ArrayList<Long>();
        lines.add(row.getLong("line"));
        Collections.addAll(lines, (Long[]) row.getArray("more_lines").getArray());
        return lines;
    }

    void problems(UUID run, List<ImportRun.Problem> problems) {
        if (problems.isEmpty()) return;
        batches.batchUpdate("""
                insert into import_problem (run_id, no, line, col, value, reason, hint, part)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, problems, problems.size(), (statement, problem) -> {
            statement.setObject(1, run);
            statement.setLong(2, problem.no());
            statement.setLong(3, problem.line());
            statement.setString(4, problem.column());
            statement.setString(5, problem.value());
            statement.setString(6, problem.reason());
            statement.setString(7, problem.right());
            statement.setString(8, problem.part());
        });
    }

    /** Until the running transaction ends. */
    void neverIdleTooLong() {
        batches.execute("set local idle_in_transaction_session_timeout = 0");
    }

    boolean anyProblem(UUID run) {
        return sql.sql("select exists (select from import_problem where run_id = :run)")
                .param("run", run)
                .query(Boolean.class)
                .single();
    }

    /** In the order in which they were found. */
    List<ImportRun.Problem> problemPage(UUID run, long after, int size) {
        return sql.sql("""
                        select no, part, line, col, value, reason, hint
                          from import_problem
                         where run_id = :run
                           and no > :after
                         order by no
                         limit :size
                        """)
                .param("run", run)
                .param("after", after)
                .param("size", size)
                .query(ImportTable::problem)
                .list();
    }

    /** Those of one file of an archive by line; all lines that a refused object was gathered from have its problem. */
    List<ImportRun.Problem> problemsByLine(UUID run, String part, long after, int size) {
        return sql.sql("""
                        select p.no, p.part, l.line, p.col, p.value, p.reason, p.hint
                          from import_problem p
                          left join import_row r
                            on r.tenant_id = p.tenant_id and r.run_id = p.run_id and r.no = p.no
                         cross join lateral (
                             select p.line
                              union
                             select unnest(r.more_lines)
                         ) l (line)
                         where p.run_id = :run
                           and p.part = :part
                           and l.line > :after
                         order by l.line, p.no
                         limit :size
                        """)
                .param("run", run)
                .param("part", part)
                .param("after", after)
                .param("size", size)
                .query(ImportTable::problem)
                .list();
    }

    private static ImportRun.Problem problem(ResultSet row, int number) throws SQLException {
        return new ImportRun.Problem(
                row.getLong("no"),
                row.getString("part"),
                row.getLong("line"),
                row.getString("col"),
                row.getString("value"),
                row.getString("reason"),
                row.getString("hint"));
    }

    private ImportRun run(ResultSet row, int number) throws SQLException {
        var mode = row.getString("mode");
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                json.readValue(row.getString("options"), ImportOptions.class),
                ImportRun.State.valueOf(row.getString("state")),
                mode == null ? null : ImportRun.Mode.valueOf(mode),
                row.getLong("rows"),
                row.getLong("good"),
                row.getLong("bad"),
                row.getLong("created"),
                row.getLong("changed"),
                row.getLong("ended"),
                row.getLong("unchanged"),
                row.getString("stamp"),
                row.getObject("job_id", UUID.class),
                row.getString("message"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
