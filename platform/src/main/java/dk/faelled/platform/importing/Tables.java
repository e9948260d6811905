package dk.faelled.platform.importing;

import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Staging;
import dk.faelled.platform.page.Messages;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** What people call a table: a CSV file, a workbook, or an archive of such files. Told apart by content, not by name. */
public final class Tables {
    private static final long LARGEST_WORKBOOK = 200_000_000;
    private static final int LARGEST_RATIO = 100;

    private Tables() {}

    /** One after the other to the reader; each is closed after it. Of a workbook only the first sheet. */
    public static void each(InputStream file, List<ImportColumn> columns, Staging rows, Consumer<Table> reader)
            throws IOException {
        each(file, columns, rows, reader, false);
    }

    /** The same, but of a workbook every sheet that is not blank, each as a part called as the sheet. */
    public static void sheets(InputStream file, List<ImportColumn> columns, Staging rows, Consumer<Table> reader)
            throws IOException {
        each(file, columns, rows, reader, true);
    }

    private static void each(
            InputStream file, List<ImportColumn> columns, Staging rows, Consumer<Table> reader, boolean sheets)
            throws IOException {
        Function<List<String>, Header> header = names -> {
            if (names.stream().allMatch(String::isBlank)) throw new RuleBroken("platform.import.empty");
            var found = Header.of(names, columns, rows.chosen(names));
            rows.header(found.names(), found.columns());
            return found;
        };
        var in = new BufferedInputStream(file);
        if (!isZip(in)) {
            read(new CsvTable(in, header), reader);
            return;
        }
        var copy = Files.createTempFile("import", ".zip");
        try {
            copy(in, copy);
            if (isWorkbook(copy)) workbook(copy, header, rows, reader, sheets);
            else archive(copy, header, rows, reader);
        } catch (ZipException damaged) {
            throw new RuleBroken("platform.import.archive");
        } finally {
            Files.delete(copy);
        }
    }

    private static void workbook(
            Path file, Function<List<String>, Header> header, Staging rows, Consumer<Table> reader, boolean sheets)
            throws IOException {
        var names = sheets ? XlsxTable.sheets(file) : List.<String>of();
        boolean any = false;
        for (int i = 0; i < names.size(); i++) {
            if (XlsxTable.isBlank(file, i)) continue;
            any = true;
            rows.part(names.get(i));
            read(new XlsxTable(file, i, header), reader);
        }
        rows.part("");
        if (!any) read(new XlsxTable(file, header), reader);
    }

    private static void archive(Path file, Function<List<String>, Header> header, Staging rows, Consumer<Table> reader)
            throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) continue;
                var name = Path.of(entry.getName()).getFileName().toString();
                rows.part(name);
                var lower = name.toLowerCase(Locale.ROOT);
                if (lower.endsWith(".csv") || lower.endsWith(".txt")) {
                    read(new CsvTable(new OneEntry(zip), header), reader);
                } else if (lower.endsWith(".xlsx")) {
                    var copy = Files.createTempFile("import", ".xlsx");
                    try {
                        copy(new OneEntry(zip), copy);
                        read(new XlsxTable(copy, header), reader);
                    } finally {
                        Files.delete(copy);
                    }
                } else {
                    rows.problem(
                            1,
                            "",
                            name,
                            Messages.text("platform.import.not-a-table", name),
                            Messages.text("platform.import.not-a-table.right"));
                }
            }
        }
        rows.part("");
    }

    private static void read(Table table, Consumer<Table> reader) throws IOException {
        try (table) {
            reader.accept(table);
        }
    }

    static boolean isZip(BufferedInputStream in) throws IOException {
        in.mark(4);
        var start = in.readNBytes(2);
        in.reset();
        return start.length == 2 && start[0] == 'P' && start[1] == 'K';
    }

    /** Refuses what would grow beyond all measure when unpacked. */
    static boolean isWorkbook(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            boolean workbook = zip.getEntry("xl/workbook.xml") != null;
            if (workbook && Files.size(file) > LARGEST_WORKBOOK)
                throw new RuleBroken("platform.import.workbook-large", LARGEST_WORKBOOK / 1_000_000);
            long unpacked = zip.stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            if (unpacked / LARGEST_RATIO > Math.max(Files.size(file), 1))
                throw new RuleBroken("platform.import.inflates", LARGEST_RATIO);
            return workbook;
        }
    }

    private static void copy(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
    }

    /** An entry of an archive; closing it does not close the archive. */
    private static final class OneEntry extends FilterInputStream {
        OneEntry(ZipInputStream zip) {
            super(zip);
        }

        @Override
        public void close() {}
    }
}
