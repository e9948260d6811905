package dk.faelled.platform.importing;

import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts rows into the staging table, a thousand at a time, each in a transaction of its own. */
class Stager implements Staging {
    private static final int BATCH = 1_000;
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

    void flush() {
        transaction.executeWithoutResult(status -> {
            table.unhurried();
            rowTable.add(run, rows);
            problemTable.add(run, problems);
            table.rows(run, read);
        });
        rows.clear();
        problems.clear();
    }
}
