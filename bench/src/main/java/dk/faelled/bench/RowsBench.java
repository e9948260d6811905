package dk.faelled.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** A file of 100,000 persons, tried and committed by the pages, and one as a spreadsheet with twenty columns, tried. */
final class RowsBench {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;
    private static final int PATIENCE = 900;
    private static final List<String> KNOWN = List.of("key", "given_name", "surname", "email", "phone");

    private RowsBench() {}

    static void run(Path jar) throws Exception {
        var figures = new Figures("Files of %,d persons, over HTTP".formatted(ROWS));
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data);
                var visitor = Visitor.signedIn(program, "admin")) {
            long begun = System.nanoTime();
            var page = upload(visitor, "persons.csv", csv());
            visitor.await(page, page + "/commit", PATIENCE);
            figures.most("CSV, tried (dry run)", 30, seconds(begun), "s");
            begun = System.nanoTime();
            visitor.submit(Form.of(visitor.get(page), page + "/commit").with("mode", "ALL"));
            visitor.await(page, "hx-get=\"" + page, false, PATIENCE);
            figures.most("CSV, committed", 45, seconds(begun), "s");
            figures.only("program, resident", program.javaMegabytes(), "MB");
            var sheet = sheet();
            double before = Taken.by(program, 0, 0).heap();
            begun = System.nanoTime();
            page = upload(visitor, "persons.xlsx", sheet);
            visitor.await(page, page + "/commit", PATIENCE);
            figures.most("spreadsheet of %d columns, tried".formatted(COLUMNS), 20, seconds(begun), "s");
            figures.most("  heap more, live", 128, Taken.by(program, 0, 0).heap() - before, "MB");
            figures.only("program, resident at the most", Machine.mostMegabytes(program.pid()), "MB");
        }
        Program.delete(data);
        figures.print();
    }

    private static String upload(Visitor visitor, String name, byte[] content)
            throws IOException, InterruptedException {
        return visitor.upload(
                Form.of(visitor.get("/imports"), "/imports")
                        .with("kind", "organisation.csv")
                        .with("source", "rows"),
                name,
                content);
    }

    private static String cell(int row, int column) {
        return switch (column) {
            case 0 -> "R-" + row;
            case 1 -> "Rækkebo";
            case 2 -> "Prøve " + row;
            case 3 -> "r" + row + "@soendby.example";
            case 4 -> Integer.toString(20_000_000 + row);
            default -> "andet " + column;
        };
    }

    private static byte[] csv() {
        var csv = new StringBuilder(String.join(";", KNOWN)).append("\r\n");
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < KNOWN.size(); column++)
                csv.append(cell(row, column)).append(column + 1 < KNOWN.size() ? ";" : "\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sheet() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "bench", "1.0")) {
            var sheet = book.newWorksheet("persons");
            for (int column = 0; column < COLUMNS; column++)
                sheet.value(0, column, column < KNOWN.size() ? KNOWN.get(column) : "extra_" + column);
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) sheet.value(row + 1, column, cell(row, column));
                if (row % 1_000 == 0) sheet.flush();
            }
        }
        return out.toByteArray();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
