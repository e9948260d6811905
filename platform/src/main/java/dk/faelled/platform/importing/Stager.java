package dk.faelled.platform.importing;

import dk.faelled.platform.Context;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts rows into the staging table, a thousand at a time, each in a transaction of its own; while they are written, the next
 * ones are read.
 */
class Stager implements Staging, AutoCloseable {
    private static final int BATCH = 1_000;
    private static final Executor ASIDE =
            work -> Thread.ofVirtual().name("import-staging").start(work);
    private final UUID run;
    private final String kind;
    private final ImportOptions options;
    private final ImportTable table;
    private final RowTable rowTable;
    private final ProblemTable problemTable;
    private final MappingTable mappings;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final List<StagedRow> rows = new ArrayList<>();
    private final List<ImportRun.Problem> problems = new ArrayList<>();
    private CompletableFuture<?> writing = CompletableFuture.completedFuture(true);
    private String part = "";
    private long read;
    private long bad;

    Stager(
            ImportRun run,
            ImportTable table,
            RowTable rowTable,
            ProblemTable problemTable,
            MappingTable mappings,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.run = run.id();
        this.kind = run.kind();
        this.options = run.options();
        this.table = table;
        this.rowTable = rowTable;
        this.problemTable = problemTable;
        this.mappings = mappings;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public void row(int phase, List<Long> lines, Record data) {
        read++;
        rows.add(new StagedRow(read, part, List.copyOf(lines), phase, json.writeValueAsString(data)));
        if (rows.size() == BATCH) flush();
    }

    @Override
    public void problem(long line, String column, String value, String reason, String right) {
        read++;
        bad++;
        problems.add(new ImportRun.Problem(read, part, line, column, Mask.cpr(value), Mask.cpr(reason), right));
        if (problems.size() == BATCH) flush();
    }

    @Override
    public void part(String name) {
        part = name;
    }

    @Override
    public void header(List<String> names, Map<String, Integer> columns) {
        transaction.executeWithoutResult(status -> mappings.keep(run, part, names, columns));
    }

    @Override
    public Map<String, String> chosen(List<String> names) {
        return Objects.requireNonNull(transaction.execute(status -> mappings.chosen(kind, names)));
    }

    @Override
    public ImportOptions options() {
        return options;
    }

    long bad() {
        return bad;
    }

    long read() {
        return read;
    }

    private void flush() {
        settle();
        var some = List.copyOf(rows);
        var wrong = List.copyOf(problems);
        long all = read;
        rows.clear();
        problems.clear();
        var here = Context.current();
        writing = CompletableFuture.runAsync(() -> here.run(() -> write(some, wrong, all)), ASIDE);
    }

    private void write(List<StagedRow> some, List<ImportRun.Problem> wrong, long all) {
        transaction.executeWithoutResult(status -> {
            table.unhurried();
            rowTable.add(run, some);
            problemTable.add(run, wrong);
            table.rows(run, all);
        });
    }

    /** Nothing is being written any more. @throws RuntimeException what could not be written, once */
    private void settle() {
        var before = writing;
        writing = CompletableFuture.completedFuture(true);
        try {
            before.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) throw why;
            throw failed;
        }
    }

    /** All that was read is written. */
    void end() {
        flush();
        settle();
    }

    /** Whatever came of it. */
    @Override
    public void close() {
        settle();
    }
}
