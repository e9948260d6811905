package dk.faelled.platform.export;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Typed cells under a frozen header; text is text, whatever it begins with. What one sheet cannot hold goes on in the next. */
public final class XlsxFile implements TableFile {
    private static final int ROWS = 1_048_575; // below the header
    private static final int LETTERS = 32_767; // Excel refuses a longer cell
    private static final int FLUSHED = 500;

    private final Workbook workbook;
    private final int rowsPerSheet;
    private String name;
    private List<String> heads;
    private Worksheet sheet;
    private int sheets;
    private int rows;

    /** @param name of the sheet; what a sheet's name may not hold is taken out */
    public XlsxFile(OutputStream out, String name, List<String> heads) {
        this(out, name, heads, ROWS);
    }

    XlsxFile(OutputStream out, String name, List<String> heads, int rowsPerSheet) {
        this.workbook = new Workbook(new Unclosed(out), "Faelled", "1.0");
        this.name = shown(name);
        this.heads = List.copyOf(heads);
        this.rowsPerSheet = rowsPerSheet;
        this.sheet = next();
    }

    private static String shown(String name) {
        return name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    }

    /** What follows stands in a sheet of its own. */
    public void sheet(String name, List<String> heads) throws IOException {
        sheet.finish();
        this.name = shown(name);
        this.heads = List.copyOf(heads);
        sheets = 0;
        sheet = next();
    }

    private Worksheet next() {
        sheets++;
        var suffix = sheets == 1 ? "" : " " + sheets;
        var fitting = name.substring(0, Math.min(name.length(), 31 - suffix.length())) + suffix;
        var fresh = workbook.newWorksheet(fitting);
        fresh.freezePane(0, 1);
        for (int i = 0; i < heads.size(); i++) {
            fresh.inlineString(0, i, heads.get(i));
            fresh.style(0, i).bold().set();
            fresh.width(i, Math.clamp(heads.get(i).length() + 4, 12, 40));
        }
        rows = 0;
        return fresh;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (rows == rowsPerSheet) {
            sheet.finish();
            sheet = next();
        }
        rows++;
        for (int i = 0; i < cells.size(); i++) cell(rows, i, cells.get(i));
        if (rows % FLUSHED == 0) sheet.flush();
    }

    private void cell(int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case Boolean yes ->
                sheet.inlineString(row, column, Messages.text(yes ? "platform.list.yes" : "platform.list.no"));
            case LocalDate day when day.equals(LocalDate.MAX) || day.equals(LocalDate.MIN) -> {}
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case Instant moment -> {
                sheet.value(row, column, moment.atZone(Formats.COPENHAGEN).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> {
                var text = value.toString();
                sheet.inlineString(row, column, text.length() > LETTERS ? text.substring(0, LETTERS - 1) + "…" : text);
            }
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    /** The workbook closes what it writes to; the one who opened it does that here. */
    private static final class Unclosed extends FilterOutputStream {
        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
