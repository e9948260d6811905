package dk.faelled.platform.importing;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Files;
import dk.faelled.platform.Ids;
import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Importer;
import dk.faelled.platform.Imports;
import dk.faelled.platform.JobCancelled;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.StoredFile;
import dk.faelled.platform.database.Statistics;
import dk.faelled.platform.page.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The way of a file: staged, tried in a transaction that is rolled back, reported, committed. */
@Service
class ImportDesk implements Imports {
    static final int SAVEPOINT = 100;
    private static final int LARGE = 1_000;
    private final Map<String, Importer> importers;
    private final ImportTable table;
    private final MappingTable mappings;
    private final Files files;
    private final Jobs jobs;
    private final Audit audit;
    private final JsonMapper json;
    private final Statistics statistics;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Told after each hundred rows. */
    interface Watch {
        void at(long rows);

        BooleanSupplier cancelled();
    }

    record Params(UUID run) {}

    private record Summary(String kind, String file, Counts counts) {}

    ImportDesk(
            List<Importer> importers,
            ImportTable table,
            MappingTable mappings,
            Files files,
            Jobs jobs,
            Audit audit,
            JsonMapper json,
            Statistics statistics,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.clock = clock;
        this.importers = importers.stream().collect(Collectors.toMap(Importer::kind, Function.identity()));
        this.table = table;
        this.mappings = mappings;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
        this.statistics = statistics;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** By kind. */
    List<Importer> importers() {
        return importers.values().stream()
                .sorted(java.util.Comparator.comparing(Importer::kind))
                .toList();
    }

    List<ImportRun> page(@Nullable UUID before, int size) {
        return transaction.execute(status -> table.page(before, size));
    }

    Importer importer(String kind) {
        var importer = importers.get(kind);
        if (importer == null) throw new NotFound("importer " + kind);
        return importer;
    }

    @Override
    @Transactional
    public UUID check(String kind, StoredFile file, ImportOptions options) {
        var run = Ids.next();
        keep(file.id());
        table.add(run, kind, file, options, Context.current().actor().reference());
        checkAgain(run, importer(kind), file.name(), ImportRun.State.UPLOADED);
        return run;
    }

    /** A day longer than the load, so that nobody is refused a file that is still named. */
    private void keep(UUID file) {
        files.keepUntil(file, clock.instant().plus(ImportSweep.KEPT).plus(Duration.ofDays(1)));
    }

    private void checkAgain(UUID run, Importer importer, String fileName, ImportRun.State... from) {
        var title = Messages.text("platform.import.job.check", Messages.text(importer.label()), fileName);
        var job = jobs.submit("platform.import.check", title, new Params(run));
        if (!table.move(run, ImportRun.State.CHECKING, job, from)) throw new RuleBroken("platform.import.not-checked");
    }

    /** Tries the file of a run again, as it is and with the data of today. */
    @Transactional
    void checkAgain(UUID id) {
        var run = table.find(id).orElseThrow(() -> new NotFound("import " + id));
        keep(run.file());
        checkAgain(id, importer(run.kind()), run.fileName(), ImportRun.State.CHECKED, ImportRun.State.FAILED);
    }

    /** The headers of a run as they were understood, file by file. */
    @Transactional(readOnly = true)
    List<MappingTable.Understood> headers(UUID run) {
        return mappings.of(run);
    }

    /** Remembers what names mean, for this file and all later ones with the same names, and tries the file again. */
    @Transactional
    void choose(UUID id, Map<String, List<String>> columnsByPart) {
        var run = table.find(id).orElseThrow(() -> new NotFound("import " + id));
        var importer = importer(run.kind());
        var known = importer.columns().stream().map(ImportColumn::name).collect(Collectors.toSet());
        for (var header : mappings.of(id)) {
            var columns = columnsByPart.get(header.part());
            if (columns == null) continue;
            var used = columns.stream().filter(known::contains).toList();
            for (var column : used)
                if (used.indexOf(column) != used.lastIndexOf(column))
                    throw new RuleBroken("platform.import.column-twice", column);
            var kept = columns.stream()
                    .map(column -> known.contains(column) ? column : Header.LEFT_OUT)
                    .toList();
            if (kept.size() == header.names().size()) mappings.choose(run.kind(), header.names(), kept);
        }
        checkAgain(id, importer, run.fileName(), ImportRun.State.CHECKED, ImportRun.State.FAILED);
    }

    @Override
    @Transactional
    public void commit(UUID id, ImportRun.Mode mode) {
        var run = table.find(id).orElseThrow(() -> new NotFound("import " + id));
        keep(run.file());
        if (run.state() != ImportRun.State.CHECKED) throw new RuleBroken("platform.import.not-checked");
        if (mode == ImportRun.Mode.ALL && run.bad() > 0) throw new RuleBroken("platform.import.bad-rows", run.bad());
        var title = Messages.text(
                "platform.import.job.commit", Messages.text(importer(run.kind()).label()), run.fileName());
        var job = jobs.submit("platform.import.commit", title, new Params(id));
        table.mode(id, mode);
        if (!table.move(id, ImportRun.State.COMMITTING, job, ImportRun.State.CHECKED))
            throw new RuleBroken("platform.import.not-checked");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ImportRun> find(UUID run) {
        return table.find(run);
    }

    /** Of one file of an archive, by line. */
    @Transactional(readOnly = true)
    List<ImportRun.Problem> problemsByLine(UUID run, String part, long afterLine, int size) {
        return table.problemsByLine(run, part, afterLine, size);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportRun.Problem> problems(UUID run, long after, int size) {
        return table.problemPage(run, after, size);
    }

    @Override
    public ImportRun loadNow(String kind, StoredFile file, ImportOptions options) {
        var id = Ids.next();
        transaction.executeWithoutResult(status ->
                table.add(id, kind, file, options, Context.current().actor().reference()));
        long bad = stage(get(id));
        if (bad == 0) {
            transaction.executeWithoutResult(status -> table.mode(id, ImportRun.Mode.ALL));
            bad = transaction.execute(status -> {
                var counts = applyAll(get(id), status, false, NO_WATCH);
                if (counts.bad() > 0) status.setRollbackOnly();
                else finished(get(id), counts);
                return counts.bad();
            });
        }
        if (bad > 0) {
            var first = transaction.execute(status -> table.problemPage(id, 0, 1));
            throw new IllegalStateException("import " + kind + " refused " + bad + " rows, first: " + first);
        }
        return get(id);
    }

    /** Where the run of a job is seen. */
    String page(String params) {
        return "/imports/" + json.readValue(params, Params.class).run();
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
        var stager = new Stager(run, table, mappings, transaction, json);
        try (var in = files.open(run.file())) {
            importer(run.kind()).read(in, run.fileName(), stager);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        stager.flush();
        if (stager.read() == 0) throw new RuleBroken("platform.import.empty");
        return stager.bad();
    }

    /** The real handlers in a transaction that is rolled back; the report is kept apart from it. */
    void dryRun(ImportRun run, long unreadable, Watch watch) {
        var stamp = new String[1];
        var counts = transaction.execute(status -> {
            stamp[0] = importer(run.kind()).stamp();
            status.setRollbackOnly();
            return applyAll(run, status, true, watch);
        });
        transaction.executeWithoutResult(status ->
                table.end(run.id(), ImportRun.State.CHECKED, counts.plus(Counts.refused(unreadable)), stamp[0], null));
    }

    /** What the file would do now; leaves no trace but the problems that it finds. */
    Counts outcome(ImportRun run, Watch watch) {
        var counts = transaction.execute(status -> {
            status.setRollbackOnly();
            return applyAll(run, status, true, watch);
        });
        // what could not be read at all is not staged, and was counted by the first dry run
        return counts.plus(Counts.refused(run.rows() - staged(run)));
    }

    private long staged(ImportRun run) {
        return Objects.requireNonNull(transaction.execute(status -> table.stagedRows(run.id())));
    }

    /** Within the running transaction of the caller. */
    Counts applyAll(ImportRun run, TransactionStatus status, boolean dryRun, Watch watch) {
        var importer = importer(run.kind());
        var trial = new RowTrial(importer, () -> new Tally(run.id(), run.options(), dryRun, json, false), status);
        long seen = 0;
        long grown = LARGE;
        for (@Nullable StagedRow last = null; ; ) {
            var rows = next(run.id(), last, SAVEPOINT);
            if (rows.isEmpty()) break;
            if (watch.cancelled().getAsBoolean()) throw new JobCancelled();
            trial.apply(rows);
            seen += rows.size();
            last = rows.getLast();
            watch.at(seen);
            if (seen < grown) continue;
            // one transaction fills the tables: else each rule is checked as if they were as empty as before it
            statistics.refresh();
            grown = seen * 2;
        }
        keepProblems(run.id(), trial);
        var tally = new Tally(run.id(), run.options(), dryRun, json, !table.anyProblem(run.id()));
        importer.finish(tally);
        return trial.counts().plus(tally.counts());
    }

    /** One slice in mode GOOD. @return the last row of the slice; null when all is done */
    record Slice(Counts counts, @Nullable StagedRow last) {}

    Slice applySome(ImportRun run, TransactionStatus status, @Nullable StagedRow after, int size) {
        var importer = importer(run.kind());
        var trial = new RowTrial(importer, () -> new Tally(run.id(), run.options(), false, json, false), status);
        var rows = next(run.id(), after, size);
        for (int i = 0; i < rows.size(); i += SAVEPOINT) {
            var batch = rows.subList(i, Math.min(rows.size(), i + SAVEPOINT));
            // rows of one batch are of one phase: what the later phase needs is there
            trial.apply(batch);
        }
        keepProblems(run.id(), trial);
        if (!rows.isEmpty()) return new Slice(trial.counts(), rows.getLast());
        var tally = new Tally(run.id(), run.options(), false, json, !table.anyProblem(run.id()));
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
        transaction.executeWithoutResult(status -> table.problems(run, trial.problems()));
    }

    /** Rows of one phase only, so that a batch never mixes parents and children of different kinds. */
    private List<StagedRow> next(UUID run, @Nullable StagedRow after, int size) {
        var rows = after == null
                ? table.staged(run, Integer.MIN_VALUE, 0, size)
                : table.staged(run, after.phase(), after.no(), size);
        if (rows.isEmpty()) return rows;
        int phase = rows.getFirst().phase();
        return rows.stream().takeWhile(row -> row.phase() == phase).toList();
    }

    private static final Watch NO_WATCH = new Watch() {
        @Override
        public void at(long rows) {}

        @Override
        public BooleanSupplier cancelled() {
            return () -> false;
        }
    };
}
