package dk.faelled.platform.export;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As Danish spreadsheets open it: semicolons, UTF-8 with byte order mark, CRLF, decimal comma; quotes by RFC 4180. */
public final class CsvFile implements TableFile {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Formats.COPENHAGEN);
    private final Writer out;

    public CsvFile(OutputStream out, List<String> heads) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write('\ufeff');
        row(heads);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(';');
            out.write(quoted(written(cells.get(i))));
        }
        out.write("\r\n");
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString().replace('.', ',');
            case Number number -> number.toString().replace('.', ',');
            case Boolean yes -> Messages.text(yes ? "platform.list.yes" : "platform.list.no");
            case LocalDate day -> day.equals(LocalDate.MAX) || day.equals(LocalDate.MIN) ? "" : day.toString();
            case Instant moment -> MOMENT.format(moment);
            default -> harmless(value.toString());
        };
    }

    /** A spreadsheet must not run what somebody wrote into a name (CWE-1236). */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
