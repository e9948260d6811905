package dk.faelled.platform.importing;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Files;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.JobCancelled;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.database.LastSentence;
import dk.faelled.platform.database.Statistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The work on a file: read into the staging table, tried in a transaction that is rolled back, applied for good. */
@Component
class ImportLoad {
    private static final int LARGE = 1_000;
    private final Importers importers;
    private final ImportTable table;
    private final RowTable rows;
    private final ProblemTable problems;
    private final MappingTable mappings;
    private final Files files;
    private final Audit audit;
    private final JsonMapper json;
    private final Statistics statistics;
    private final TransactionTemplate transaction;

    /** Told after each batch of at least a hundred rows. */
    interface Watch {
        Watch NONE = new Watch() {
            @Override
            public void at(long rows) {}

            @Override
            public BooleanSupplier cancelled() {
                return () -> false;
            }
        };

        void at(long rows);

        BooleanSupplier cancelled();
    }

    private record Trial(String stamp, Counts counts, Statistics.Filled filled) {}

    private record Summary(String kind, String file, Counts counts) {}

    ImportLoad(
            Importers importers,
            ImportTable table,
            RowTable rows,
            ProblemTable problems,
            MappingTable mappings,
            Files files,
            Audit audit,
            JsonMapper json,
            Statistics statistics,
            PlatformTransactionManager transactions) {
        this.importers = importers;
        this.table = table;
        this.rows = rows;
        this.problems = problems;
        this.mappings = mappings;
        this.files = files;
        this.audit = audit;
        this.json = json;
        this.statistics = statistics;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The job's own transaction waits while a file is tried in another, however long that takes. */
    void waitAsLongAsItTakes() {
        table.neverIdleTooLong();
    }

    ImportRun get(UUID id) {
        return transaction.execute(status -> table.find(id).orElseThrow(() -> new NotFound("import " + id)));
    }

    /** Reads the file into the staging table, anew. @return rows that could not be read */
    long stage(ImportRun run) {
        transaction.executeWithoutResult(status -> table.clear(run.id()));
        try (var stager = new Stager(run, table, rows, problems, mappings, transaction, json);
                var in = files.open(run.file())) {
            importers.of(run.kind()).read(in, run.fileName(), stager);
            stager.end();
            if (stager.read() == 0) throw new RuleBroken("platform.import.empty");
            return stager.bad();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The real handlers in a transaction that is rolled back; the report is kept apart from it. */
    void dryRun(ImportRun run, long unreadable, Watch watch) {
        var trial = tryAll(run, watch);
        var counts = trial.counts().plus(Counts.refused(unreadable));
        transaction.executeWithoutResult(
                status -> table.end(run.id(), ImportRun.State.CHECKED, counts, trial.stamp(), null));
        // whoever reads the report meanwhile need not wait for it
        statistics.sweep(trial.filled());
    }

    /** What the file would do now; leaves no trace but the problems that it finds. */
    Counts outcome(ImportRun run, Watch watch) {
        var trial = tryAll(run, watch);
        statistics.sweep(trial.filled());
        // what could not be read at all is not staged, and was counted by the first dry run
        long staged = Objects.requireNonNull(transaction.execute(status -> rows.count(run.id())));
        return trial.counts().plus(Counts.refused(run.rows() - staged));
    }

    private Trial tryAll(ImportRun run, Watch watch) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            LastSentence.letGo();
            var stamp = importers.of(run.kind()).stamp();
            var counts = applyAll(run, status, true, watch);
            boolean large = counts.good() >= LARGE;
            return new Trial(stamp, counts, large ? statistics.filled(LARGE) : Statistics.Filled.NONE);
        }));
    }

    /** Within the running transaction of the caller. */
    Counts applyAll(ImportRun run, TransactionStatus status, boolean dryRun, Watch watch) {
        var importer = importers.of(run.kind());
        var trial = new RowTrial(importer, () -> new Tally(run.id(), run.options(), dryRun, json, false), status);
        long seen = 0;
        var growth = new Doubling(LARGE);
        for (@Nullable StagedRow last = null; ; ) {
            var batch = next(run.id(), last, trial.stride());
            if (batch.isEmpty()) break;
            // another phase fills other tables, which nobody has looked at
            if (last != null && last.phase() != batch.getFirst().phase()) growth.begin(seen);
            if (watch.cancelled().getAsBoolean()) throw new JobCancelled();
            trial.apply(batch);
            seen += batch.size();
            last = batch.getLast();
            watch.at(seen);
            // one transaction fills the tables: else each rule is checked as if they were as empty as before it
            if (growth.reached(seen)) statistics.glance();
        }
        keepProblems(run.id(), trial);
        var tally = new Tally(run.id(), run.options(), dryRun, json, !problems.any(run.id()));
        importer.finish(tally);
        return trial.counts().plus(tally.counts());
    }

    /** One slice in mode GOOD. @return the last row of the slice; null when all is done */
    record Slice(Counts counts, @Nullable StagedRow last) {}

    Slice applySome(ImportRun run, TransactionStatus status, @Nullable StagedRow after, int size) {
        var importer = importers.of(run.kind());
        var trial = new RowTrial(importer, () -> new Tally(run.id(), run.options(), false, json, false), status);
        var slice = next(run.id(), after, size);
        for (int i = 0; i < slice.size(); ) {
            // rows of one slice are of one phase: what the later phase needs is there
            var batch = slice.subList(i, Math.min(slice.size(), i + trial.stride()));
            trial.apply(batch);
            i += batch.size();
        }
        keepProblems(run.id(), trial);
        if (!slice.isEmpty()) return new Slice(trial.counts(), slice.getLast());
        var tally = new Tally(run.id(), run.options(), false, json, !problems.any(run.id()));
        importer.finish(tally);
        return new Slice(tally.counts(), null);
    }

    void finished(ImportRun run, Counts counts) {
        if (counts.good() >= LARGE) statistics.refresh();
        table.end(run.id(), ImportRun.State.DONE, counts, null, null);
        audit.changed(
                "platform.import.commit",
                "import:" + run.id(),
                null,
                new Summary(run.kind(), run.fileName(), counts),
                null);
    }

    void failed(UUID run, ImportRun.State state, @Nullable String message) {
        table.message(run, state, message);
    }

    private void keepProblems(UUID run, RowTrial trial) {
        // apart, since a dry run's own transaction is rolled back
        transaction.executeWithoutResult(status -> problems.add(run, trial.problems()));
    }

    /** Rows of one phase only, so that a batch never mixes parents and children of different kinds. */
    private List<StagedRow> next(UUID run, @Nullable StagedRow after, int size) {
        var next = rows.after(run, after, size);
        if (next.isEmpty()) return next;
        int phase = next.getFirst().phase();
        return next.stream().takeWhile(row -> row.phase() == phase).toList();
    }
}
