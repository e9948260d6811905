package dk.faelled.platform.importing;

import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Importer;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionStatus;

/** Applies rows under savepoints, halving on error until the bad row stands alone. */
class RowTrial {
    private final Importer importer;
    private final Supplier<Tally> tallies;
    private final TransactionStatus transaction;
    private final List<ImportRun.Problem> problems = new ArrayList<>();
    private final Stride stride = new Stride();
    private Counts counts = Counts.NONE;

    RowTrial(Importer importer, Supplier<Tally> tallies, TransactionStatus transaction) {
        this.importer = importer;
        this.tallies = tallies;
        this.transaction = transaction;
    }

    Counts counts() {
        return counts;
    }

    List<ImportRun.Problem> problems() {
        return problems;
    }

    /** How many rows the next batch may have. */
    int stride() {
        return stride.rows();
    }

    /** @param batch rows of one phase */
    void apply(List<StagedRow> batch) {
        int known = problems.size();
        attempt(batch);
        stride.went(problems.size() == known);
    }

    private void attempt(List<StagedRow> rows) {
        var before = transaction.createSavepoint();
        try {
            var tally = tallies.get();
            importer.apply(rows, tally);
            counts = counts.plus(tally.counts()).plus(Counts.accepted(rows.size()));
            transaction.releaseSavepoint(before);
        } catch (RuleBroken | DataIntegrityViolationException refused) {
            transaction.rollbackToSavepoint(before);
            transaction.releaseSavepoint(before);
            if (rows.size() == 1) refuse(rows.getFirst(), refused);
            else {
                int middle = rows.size() / 2;
                attempt(rows.subList(0, middle));
                attempt(rows.subList(middle, rows.size()));
            }
        }
    }

    private void refuse(StagedRow row, RuntimeException refused) {
        counts = counts.plus(Counts.refused(1));
        problems.add(problem(row, refused));
    }

    private static ImportRun.Problem problem(StagedRow row, RuntimeException refused) {
        return switch (refused) {
            case RuleBroken broken ->
                new ImportRun.Problem(
                        row.no(),
                        row.part(),
                        row.line(),
                        broken.field() == null ? "" : broken.field(),
                        "",
                        Mask.cpr(Messages.text(broken)),
                        "");
            default ->
                new ImportRun.Problem(
                        row.no(), row.part(), row.line(), "", "", Messages.text("platform.import.contradiction"), "");
        };
    }
}
