package dk.faelled.platform.importing;

import dk.faelled.platform.Context;
import dk.faelled.platform.Files;
import dk.faelled.platform.Ids;
import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Importer;
import dk.faelled.platform.Imports;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StoredFile;
import dk.faelled.platform.page.Messages;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The way of a file as its user sees it: sent in, tried, mended, committed; the work is done by jobs. */
@Service
class ImportDesk implements Imports {
    private final Importers importers;
    private final ImportLoad load;
    private final ImportTable table;
    private final ProblemTable problems;
    private final MappingTable mappings;
    private final Files files;
    private final Jobs jobs;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    record Params(UUID run) {}

    ImportDesk(
            Importers importers,
            ImportLoad load,
            ImportTable table,
            ProblemTable problems,
            MappingTable mappings,
            Files files,
            Jobs jobs,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.importers = importers;
        this.load = load;
        this.table = table;
        this.problems = problems;
        this.mappings = mappings;
        this.files = files;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    List<ImportRun> page(@Nullable UUID before, int size) {
        return transaction.execute(status -> table.page(before, size));
    }

    @Override
    @Transactional
    public UUID check(String kind, StoredFile file, ImportOptions options) {
        var run = Ids.next();
        keep(file.id());
        table.add(run, kind, file, options, Context.current().actor().reference());
        checkAgain(run, importers.of(kind), file.name(), ImportRun.State.UPLOADED);
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
        checkAgain(id, importers.of(run.kind()), run.fileName(), ImportRun.State.CHECKED, ImportRun.State.FAILED);
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
        var importer = importers.of(run.kind());
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
                "platform.import.job.commit",
                Messages.text(importers.of(run.kind()).label()),
                run.fileName());
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
        return problems.byLine(run, part, afterLine, size);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportRun.Problem> problems(UUID run, long after, int size) {
        return problems.page(run, after, size);
    }

    @Override
    public ImportRun loadNow(String kind, StoredFile file, ImportOptions options) {
        var id = Ids.next();
        transaction.executeWithoutResult(status ->
                table.add(id, kind, file, options, Context.current().actor().reference()));
        long bad = load.stage(load.get(id));
        if (bad == 0) {
            transaction.executeWithoutResult(status -> table.mode(id, ImportRun.Mode.ALL));
            bad = transaction.execute(status -> {
                var counts = load.applyAll(load.get(id), status, false, ImportLoad.Watch.NONE);
                if (counts.bad() > 0) status.setRollbackOnly();
                else load.finished(load.get(id), counts);
                return counts.bad();
            });
        }
        if (bad > 0) {
            var first = transaction.execute(status -> problems.page(id, 0, 1));
            throw new IllegalStateException("import " + kind + " refused " + bad + " rows, first: " + first);
        }
        return load.get(id);
    }

    /** Where the run of a job is seen. */
    String page(String params) {
        return "/imports/" + json.readValue(params, Params.class).run();
    }
}
