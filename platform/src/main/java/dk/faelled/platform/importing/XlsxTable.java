package dk.faelled.platform.importing;

import dk.faelled.platform.RuleBroken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook; a formula counts with the value that was stored with it. */
final class XlsxTable implements Table {
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Header header;

    XlsxTable(Path file, Function<List<String>, Header> header) throws IOException {
        this(file, 0, header);
    }

    /** @param sheet which one, from 0 */
    XlsxTable(Path file, int sheet, Function<List<String>, Header> header) throws IOException {
        workbook = opened(file);
        stream = workbook.getSheet(sheet)
                .orElseThrow(() -> new RuleBroken("platform.import.workbook"))
                .openStream();
        rows = stream.iterator();
        this.header = header.apply(rows.hasNext() ? cells(rows.next()) : List.of());
    }

    private static ReadableWorkbook opened(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException unreadable) {
            throw new RuleBroken("platform.import.workbook");
        }
    }

    /** What its sheets are called, in their order. */
    static List<String> sheets(Path file) throws IOException {
        try (var workbook = opened(file)) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }

    /** Whether a sheet has nothing at all. */
    static boolean isBlank(Path file, int sheet) throws IOException {
        try (var workbook = opened(file);
                var rows = workbook.getSheet(sheet).orElseThrow().openStream()) {
            return rows.findFirst()
                    .map(row -> cells(row).stream().allMatch(String::isBlank))
                    .orElse(true);
        }
    }

    @Override
    public List<String> names() {
        return header.names();
    }

    @Override
    public boolean has(String column) {
        return header.columns().containsKey(column);
    }

    @Override
    public @Nullable Row next() {
        if (!rows.hasNext()) return null;
        var found = rows.next();
        return new Row(found.getRowNum(), cells(found), header.columns());
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) cells.add(text(row, i));
        return cells;
    }

    /** As the one who filled the cell would write it in a CSV file: a day as a day, a number without exponent. */
    private static String text(org.dhatim.fastexcel.reader.Row row, int place) {
        return place < row.getCellCount()
                ? row.getOptionalCell(place).map(XlsxTable::text).orElse("").strip()
                : "";
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER ->
                isDay(cell.getDataFormatString())
                        ? cell.asDate().toLocalDate().toString()
                        : cell.asNumber().stripTrailingZeros().toPlainString();
            case EMPTY, ERROR -> "";
            case STRING, BOOLEAN, FORMULA -> cell.getText();
        };
    }

    /** Excel knows no days, only numbers that are shown as days. */
    private static boolean isDay(@Nullable String format) {
        if (format == null) return false;
        var plain = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return plain.contains("y") || plain.contains("d") || plain.contains("å");
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
