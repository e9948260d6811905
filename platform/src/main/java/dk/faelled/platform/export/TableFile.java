package dk.faelled.platform.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is written row by row, never held whole. */
public sealed interface TableFile extends AutoCloseable permits CsvFile, XlsxFile {
    /** @param cells text, Number, Boolean, LocalDate, Instant or null, as many as there are heads */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** Writes what is missing; leaves the stream below open. */
    @Override
    void close() throws IOException;
}
