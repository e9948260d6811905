package dk.faelled.platform.importing;

import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The loads themselves: what was chosen, how far they are and how they ended. */
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
                .param("options", json.writeValueAsString(options.of(kind)))
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

    void rows(UUID run, long count) {
        sql.sql("update import_run set rows = :count where id = :run")
                .param("count", count)
                .param("run", run)
                .update();
    }

    /** Until the running transaction ends. */
    void neverIdleTooLong() {
        batches.execute("set local idle_in_transaction_session_timeout = 0");
    }

    /** The running transaction's commit does not wait for the disk: where the machine stops, its work begins anew. */
    void unhurried() {
        batches.execute("set local synchronous_commit = off");
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
