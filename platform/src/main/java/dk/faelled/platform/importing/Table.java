package dk.faelled.platform.importing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows under a header, whatever kind of file they came in. Columns are found by name, in any order. */
public sealed interface Table extends AutoCloseable permits CsvTable, XlsxTable {
    /**
     * One record.
     *
     * @param line in which it starts (in a workbook: the row), as its program shows it
     * @param cells all of them, as they stand
     */
    record Row(long line, List<String> cells, Map<String, Integer> columns) {
        /** The value without blanks around it; empty where the column is missing. */
        public String get(String column) {
            var place = columns.get(column);
            return place == null || place >= cells.size()
                    ? ""
                    : plain(cells.get(place).strip());
        }

        /** Our own files, and careful programs, write an apostrophe before what a spreadsheet could take for a formula. */
        private static String plain(String cell) {
            return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                    ? cell.substring(1)
                    : cell;
        }

        public boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** The header, as it stands. */
    List<String> names();

    boolean has(String column);

    /** The next record; null at the end. */
    @Nullable
    Row next();

    @Override
    void close() throws IOException;
}
