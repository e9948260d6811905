package dk.faelled.platform.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dk.faelled.platform.page.Messages;
import java.io.IOException;
import java.io.Writer;
import java.util.UUID;

/** All refused rows as a file, read a page at a time. */
final class ProblemsCsv {
    private static final int PAGE = 1_000;

    private ProblemsCsv() {}

    static void write(ImportDesk desk, UUID run, Writer out) throws IOException {
        out.write('\uFEFF');
        var csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        csv.writeRecord(
                Messages.text("platform.import.line"),
                Messages.text("platform.import.column"),
                Messages.text("platform.import.value"),
                Messages.text("platform.import.reason"),
                Messages.text("platform.import.right"));
        long after = 0;
        for (var page = desk.problems(run, after, PAGE); !page.isEmpty(); page = desk.problems(run, after, PAGE)) {
            for (var problem : page)
                csv.writeRecord(
                        Long.toString(problem.line()),
                        problem.column(),
                        plain(problem.value()),
                        problem.reason(),
                        problem.right());
            after = page.getLast().no();
        }
        csv.flush();
    }

    /** A spreadsheet must not take a value for a formula. */
    private static String plain(String value) {
        return value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    }
}
