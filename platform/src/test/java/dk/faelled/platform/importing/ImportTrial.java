package dk.faelled.platform.importing;

import dk.faelled.platform.Context;
import dk.faelled.platform.Files;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads files as the pages and their jobs do, but in the running thread: tried, reported, committed. */
@TestComponent
public class ImportTrial {
    private static final int SLICE = 500;
    private final ImportDesk desk;
    private final ImportLoad load;
    private final ImportTable table;
    private final RowTable rows;
    private final Files files;
    private final TransactionTemplate transaction;

    ImportTrial(
            ImportDesk desk,
            ImportLoad load,
            ImportTable table,
            RowTable rows,
            Files files,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.load = load;
        this.table = table;
        this.rows = rows;
        this.files = files;
        transaction = new TransactionTemplate(transactions);
    }

    /** Staged and tried. */
    public ImportRun tried(String kind, String name, byte[] bytes, ImportOptions options) throws IOException {
        var file = files.store(new ByteArrayInputStream(bytes), name, "", "import", bytes.length + 1L);
        var run = UUID.randomUUID();
        transaction.executeWithoutResult(status ->
                table.add(run, kind, file, options, Context.current().actor().reference()));
        long unreadable = load.stage(load.get(run));
        load.dryRun(load.get(run), unreadable, ImportLoad.Watch.NONE);
        return load.get(run);
    }

    /** All or nothing. */
    public ImportRun all(ImportRun run) {
        if (run.bad() > 0) throw new RuleBroken("platform.import.bad-rows", run.bad());
        transaction.executeWithoutResult(status -> {
            var counts = load.applyAll(run, status, false, ImportLoad.Watch.NONE);
            if (counts.bad() > 0) throw new RuleBroken("platform.import.bad-rows", counts.bad());
            load.finished(run, counts);
        });
        return load.get(run.id());
    }

    /** The good rows. */
    public ImportRun good(ImportRun run) {
        var counts = Counts.NONE;
        @Nullable StagedRow after = null;
        for (boolean more = true; more; ) {
            var from = after;
            var slice = transaction.execute(status -> load.applySome(run, status, from, SLICE));
            counts = counts.plus(slice.counts());
            after = slice.last();
            more = after != null;
        }
        var sum = counts;
        transaction.executeWithoutResult(status -> load.finished(run, sum));
        return load.get(run.id());
    }

    /** As reported, in the order of the file. */
    public List<ImportRun.Problem> problems(ImportRun run) {
        return problems(run, 0, 1_000);
    }

    /** @param after the number of the problem before them; 0 for none */
    public List<ImportRun.Problem> problems(ImportRun run, long after, int size) {
        return desk.problems(run.id(), after, size);
    }

    /** What lies in the staging table. */
    public List<String> staged(ImportRun run) {
        return transaction.execute(status ->
                rows.after(run.id(), null, 1_000).stream().map(StagedRow::data).toList());
    }
}
