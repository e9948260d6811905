package dk.faelled.roles.load;

import dk.faelled.roles.advice.AdviceKind;
import dk.faelled.roles.advice.Advising;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What became of the latest loads. */
@Component
class LoadReports {
    private static final int KEPT = 100;
    private static final int LINES = 50;
    private static final String LOAD = "load";
    private final JdbcClient sql;
    private final Advising advising;

    /** @param lines in the words of the interface */
    record Report(Instant at, boolean refused, List<String> lines) {}

    LoadReports(JdbcClient sql, Advising advising) {
        this.sql = sql;
        this.advising = advising;
    }

    /** A load is taken, whether it changes anything or not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void taken() {
        advising.over(AdviceKind.LOAD_REFUSED, LOAD);
    }

    /** With the load. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(LoadCounts counts, List<String> skipped) {
        var first = "usersCreated=%d, usersUpdated=%d, usersDeleted=%d, ousCreated=%d, ousUpdated=%d, ousDeleted=%d"
                .formatted(
                        counts.usersCreated(),
                        counts.usersUpdated(),
                        counts.usersDeleted(),
                        counts.ousCreated(),
                        counts.ousUpdated(),
                        counts.ousDeleted());
        keep(false, Stream.concat(Stream.of(first), skipped.stream()).toList());
    }

    /** After all else was rolled back. */
    @Transactional
    public void refused(List<String> faults) {
        keep(true, faults);
        advising.stands(AdviceKind.LOAD_REFUSED, LOAD, LoadSettingsPages.PATH, faults.getFirst());
    }

    private void keep(boolean refused, List<String> lines) {
        sql.sql("insert into organisation_load (refused, lines) values (:refused, :lines)")
                .param("refused", refused)
                .param("lines", lines.stream().limit(LINES).toArray(String[]::new))
                .update();
        sql.sql("""
                        delete from organisation_load
                         where id <= (select id from organisation_load order by id desc offset :kept limit 1)
                        """).param("kept", KEPT).update();
    }

    @Transactional(readOnly = true)
    public List<Report> latest(int size) {
        return sql.sql("select at, refused, lines from organisation_load order by id desc limit :size")
                .param("size", size)
                .query((row, _) ->
                        new Report(instant(row.getTimestamp("at")), row.getBoolean("refused"), Arrays.asList((String[])
                                row.getArray("lines").getArray())))
                .list();
    }

    private static Instant instant(Timestamp at) {
        return at.toInstant();
    }
}
