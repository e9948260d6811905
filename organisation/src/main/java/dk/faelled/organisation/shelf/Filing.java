package dk.faelled.organisation.shelf;

import dk.faelled.platform.Files;
import dk.faelled.platform.StoredFile;
import dk.faelled.platform.export.TableFile;
import dk.faelled.platform.export.XlsxFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Writes tables to files on the shelf, row by row, never held whole: on disk while they grow, then in the store. */
@Component
public class Filing {
    private final Shelf shelf;
    private final Files files;
    private final Clock clock;
    private final DataSize largest;

    /**
     * What is filed.
     *
     * @param name without extension
     * @param report null for an insight
     * @param owner null for a report
     */
    public record Label(
            String store,
            String name,
            @Nullable String report,
            boolean withCpr,
            @Nullable UUID owner) {}

    /** Takes the rows of a table. */
    public interface Rows {
        /** What follows stands in a sheet of its own; for XLSX only. */
        void sheet(String name, List<String> heads);

        /** @param person whom the row is about; null for nobody */
        void row(@Nullable UUID person, List<? extends @Nullable Object> cells);
    }

    @FunctionalInterface
    public interface Filling {
        void fill(Rows rows);
    }

    Filing(Shelf shelf, Files files, Clock clock, @Value("${faelled.organisation.reports.max:2GB}") DataSize largest) {
        this.shelf = shelf;
        this.files = files;
        this.clock = clock;
        this.largest = largest;
    }

    /** @return the file, which takes the place of the one of its name */
    @Transactional
    public Shelf.Item file(Label label, Format format, String sheet, List<String> heads, Filling filling) {
        try {
            return written(label, format, sheet, heads, filling);
        } catch (IOException | UncheckedIOException full) {
            throw new IllegalStateException("The file " + label.name() + " could not be written", full);
        }
    }

    private Shelf.Item written(Label label, Format format, String sheet, List<String> heads, Filling filling)
            throws IOException {
        var path = java.nio.file.Files.createTempFile("table", null);
        try (var subjects = new Subjects()) {
            long rows = fill(path, subjects, format, sheet, heads, filling);
            var name = label.name() + "." + format.extension();
            var before = shelf.find(label.store(), name);
            var stored = stored(path, name, format.type());
            var item = new Shelf.Item(
                    label.store(),
                    stored.name(),
                    stored.id(),
                    clock.instant(),
                    label.report(),
                    label.withCpr(),
                    subjects.isEmpty() ? null : stored(subjects).id(),
                    rows,
                    label.owner());
            shelf.put(item);
            before.ifPresent(this::drop);
            return item;
        } finally {
            java.nio.file.Files.deleteIfExists(path);
        }
    }

    private static long fill(
            Path path, Subjects subjects, Format format, String sheet, List<String> heads, Filling filling)
            throws IOException {
        try (var out = new BufferedOutputStream(java.nio.file.Files.newOutputStream(path));
                var table = format.open(out, sheet, heads)) {
            var into = new Into(table, subjects);
            filling.fill(into);
            return into.rows;
        }
    }

    private StoredFile stored(Path path, String name, String type) throws IOException {
        try (var in = java.nio.file.Files.newInputStream(path)) {
            return files.store(in, name, type, "report", largest.toBytes());
        }
    }

    private StoredFile stored(Subjects subjects) throws IOException {
        try (var in = subjects.open()) {
            return files.store(in, "subjects", "application/octet-stream", "report", largest.toBytes());
        }
    }

    /** The bytes of what is no longer on the shelf are thrown away at night. */
    void drop(Shelf.Item item) {
        files.keepUntil(item.id(), clock.instant());
        if (item.subjects() != null) files.keepUntil(item.subjects(), clock.instant());
    }

    private static final class Into implements Rows {
        private final TableFile table;
        private final Subjects subjects;
        private long rows;

        private Into(TableFile table, Subjects subjects) {
            this.table = table;
            this.subjects = subjects;
        }

        @Override
        public void sheet(String name, List<String> heads) {
            if (!(table instanceof XlsxFile workbook)) throw new IllegalStateException("A CSV file is one table");
            try {
                workbook.sheet(name, heads);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        @Override
        public void row(@Nullable UUID person, List<? extends @Nullable Object> cells) {
            try {
                if (person != null) subjects.add(person);
                table.row(cells);
                rows++;
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
