package dk.faelled.platform.importing;

import dk.faelled.platform.Files;
import dk.faelled.platform.ImportOptions;
import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Staging;
import dk.faelled.platform.export.CsvFile;
import dk.faelled.platform.export.TableFile;
import dk.faelled.platform.export.XlsxFile;
import dk.faelled.platform.page.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The same file again, with only the rows that were refused and beside each what was wrong and what would be right: to be
 * put right and sent again.
 */
@Component
class RejectedRows {
    private final Files files;
    private final ImportDesk desk;

    RejectedRows(Files files, ImportDesk desk) {
        this.files = files;
        this.desk = desk;
    }

    /** How the file is called: a workbook stays a workbook, an archive an archive. */
    String name(ImportRun run) {
        int dot = run.fileName().lastIndexOf('.');
        var stem = dot < 0 ? run.fileName() : run.fileName().substring(0, dot);
        var end = isArchive(run) ? ".zip" : isWorkbook(run.fileName()) ? ".xlsx" : ".csv";
        return stem + "-" + Messages.text("platform.import.rejected.name") + end;
    }

    void write(ImportRun run, OutputStream out) throws IOException {
        try (var in = files.open(run.file())) {
            if (isArchive(run)) {
                try (var zip = new ZipOutputStream(out)) {
                    var writing = new Writing(run, zip);
                    // a workbook with parts is one that was read sheet by sheet
                    if (isWorkbook(run.fileName())) Tables.sheets(in, List.of(), writing, writing::archived);
                    else Tables.each(in, List.of(), writing, writing::archived);
                }
            } else {
                var writing = new Writing(run, out);
                Tables.each(in, List.of(), writing, table -> writing.rows(table, isWorkbook(run.fileName())));
            }
        }
    }

    private boolean isArchive(ImportRun run) {
        return desk.headers(run.id()).stream().anyMatch(header -> !header.part().isEmpty());
    }

    private static boolean isWorkbook(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    /** Reads the file a second time, and beside it the problems, both by line. */
    private final class Writing implements Staging {
        private final ImportRun run;
        private final OutputStream out;
        private String part = "";

        private Writing(ImportRun run, OutputStream out) {
            this.run = run;
            this.out = out;
        }

        private void archived(Table table) {
            if (desk.problemsByLine(run.id(), part, -1, 1).isEmpty()) return;
            try {
                ((ZipOutputStream) out).putNextEntry(new ZipEntry(isWorkbook(run.fileName()) ? part + ".csv" : part));
                rows(table, isWorkbook(part));
                ((ZipOutputStream) out).closeEntry();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private void rows(Table table, boolean workbook) {
            var heads = new ArrayList<>(table.names());
            heads.add(Messages.text("platform.import.reason"));
            heads.add(Messages.text("platform.import.right"));
            var problems = new ByLine(run, part);
            try (TableFile file = workbook
                    ? new XlsxFile(out, Messages.text("platform.import.rejected.name"), heads)
                    : new CsvFile(out, heads)) {
                for (var row = table.next(); row != null; row = table.next()) {
                    var wrong = problems.of(row.line());
                    if (!wrong.isEmpty()) file.row(beside(row, table.names().size(), wrong));
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static List<String> beside(Table.Row row, int columns, List<ImportRun.Problem> wrong) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < columns; i++)
                cells.add(i < row.cells().size() ? row.cells().get(i) : "");
            cells.add(joined(wrong, ImportRun.Problem::reason));
            cells.add(joined(wrong, ImportRun.Problem::right));
            return cells;
        }

        private static String joined(List<ImportRun.Problem> wrong, Function<ImportRun.Problem, String> text) {
            return wrong.stream()
                    .map(text)
                    .filter(said -> !said.isBlank())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }

        @Override
        public void part(String name) {
            part = name;
        }

        @Override
        public void row(int phase, List<Long> lines, Record data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void problem(long line, String column, String value, String reason, String right) {
            // said once already
        }

        @Override
        public void header(List<String> names, Map<String, Integer> columns) {
            // known since the first reading
        }

        @Override
        public Map<String, String> chosen(List<String> names) {
            return Map.of();
        }

        @Override
        public ImportOptions options() {
            return run.options();
        }
    }

    /** Problems in the order of lines, a page at a time. */
    private final class ByLine {
        private static final int PAGE = 500;
        private final ImportRun run;
        private final String part;
        private final Deque<ImportRun.Problem> page = new ArrayDeque<>();
        private long after = -1;

        private ByLine(ImportRun run, String part) {
            this.run = run;
            this.part = part;
        }

        private List<ImportRun.Problem> of(long line) {
            var found = new ArrayList<ImportRun.Problem>();
            for (var next = peek(); next != null && next.line() <= line; next = peek()) {
                page.removeFirst();
                if (next.line() == line) found.add(next);
            }
            return found;
        }

        private ImportRun.@Nullable Problem peek() {
            if (page.isEmpty() && after < Long.MAX_VALUE) {
                page.addAll(desk.problemsByLine(run.id(), part, after, PAGE));
                after = page.isEmpty() ? Long.MAX_VALUE : page.getLast().line();
            }
            return page.peekFirst();
        }
    }
}
