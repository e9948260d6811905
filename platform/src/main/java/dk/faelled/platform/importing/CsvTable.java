package dk.faelled.platform.importing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A CSV file as people send it. */
final class CsvTable implements Table {
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Header header;

    CsvTable(InputStream bytes, Function<List<String>, Header> header) throws IOException {
        var text = CsvText.of(bytes);
        reader = CsvReader.builder()
                .fieldSeparator(text.delimiter())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text.reader());
        records = reader.iterator();
        this.header = header.apply(records.hasNext() ? records.next().getFields() : List.of());
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
        if (!records.hasNext()) return null;
        var found = records.next();
        return new Row(found.getStartingLineNumber(), found.getFields(), header.columns());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
