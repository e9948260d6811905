package dk.faelled.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The CSV files of a municipality in one archive, as the importer of the organisation takes them. */
final class CsvSet {
    private final Map<String, CsvWriter> writers = new LinkedHashMap<>();
    private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();

    void file(String name, String... header) {
        var bytes = new ByteArrayOutputStream();
        var writer = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        files.put(name, bytes);
        writers.put(name, writer);
        row(name, (Object[]) header);
    }

    void row(String name, Object... values) {
        var writer = writers.get(name);
        if (writer == null) throw new IllegalArgumentException("no file " + name);
        writer.writeRecord(List.of(values).stream().map(Object::toString).toArray(String[]::new));
    }

    byte[] zip() {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            for (var file : files.entrySet()) {
                java.util.Objects.requireNonNull(writers.get(file.getKey())).close();
                zip.putNextEntry(new ZipEntry(file.getKey()));
                file.getValue().writeTo(zip);
                zip.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return archive.toByteArray();
    }
}
