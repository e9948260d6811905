package dk.faelled.platform.importing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dk.faelled.platform.RuleBroken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as people send it (platform R-12): byte order mark, UTF-8, else Windows-1252; the delimiter among {@code ;
 * , tab |} that is most constant in the first fifty rows; columns found by their names or aliases, in any order.
 */
public final class CsvTable implements AutoCloseable {
    private static final int LOOK = 64 * 1024;
    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> places;

    /** One record; {@code line} is the physical line in which it starts. */
    public record Row(long line, Map<String, String> values) {
        /** The value without blanks around it; empty where the column is missing. */
        public String get(String column) {
            return values.getOrDefault(column, "");
        }

        public boolean isBlank() {
            return values.values().stream().allMatch(String::isEmpty);
        }
    }

    private CsvTable(CsvReader<CsvRecord> reader, Iterator<CsvRecord> records, Map<String, Integer> places) {
        this.reader = reader;
        this.records = records;
        this.places = places;
    }

    /** @param aliases the names that a header may use, lower case, to the column's name */
    public static CsvTable open(InputStream bytes, Map<String, String> aliases) throws IOException {
        var in = new BufferedInputStream(bytes, LOOK + 1);
        in.mark(LOOK);
        var start = in.readNBytes(LOOK);
        in.reset();
        var charset = charset(start);
        var sample = new String(start, charset);
        if (sample.startsWith("\uFEFF")) sample = sample.substring(1);
        var reader = CsvReader.builder()
                .fieldSeparator(delimiter(sample))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(withoutMark(new InputStreamReader(in, charset)));
        var records = reader.iterator();
        if (!records.hasNext()) throw new RuleBroken("platform.import.empty");
        return new CsvTable(reader, records, places(records.next(), aliases));
    }

    public boolean has(String column) {
        return places.containsKey(column);
    }

    /** The next record; null at the end. */
    public @Nullable Row next() {
        if (!records.hasNext()) return null;
        var found = records.next();
        var values = new LinkedHashMap<String, String>();
        places.forEach((column, place) -> {
            if (place < found.getFieldCount())
                values.put(column, found.getField(place).strip());
        });
        return new Row(found.getStartingLineNumber(), values);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static Map<String, Integer> places(CsvRecord header, Map<String, String> aliases) {
        var places = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            var name = header.getField(i).strip().toLowerCase(Locale.ROOT);
            var column = aliases.get(name);
            if (column == null) continue;
            if (places.putIfAbsent(column, i) != null) throw new RuleBroken("platform.import.column-twice", column);
        }
        return places;
    }

    private static Charset charset(byte[] start) {
        // a character may be cut at the end of the sample
        for (int cut = 0; cut < 4 && cut <= start.length; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start, 0, start.length - cut));
                return StandardCharsets.UTF_8;
            } catch (CharacterCodingException notUtf8) {
                if (start.length < LOOK) break;
            }
        }
        return Charset.forName("windows-1252");
    }

    private static char delimiter(String sample) {
        var lines = sample.lines().limit(50).toList();
        char best = ';';
        long most = -1;
        for (char candidate : DELIMITERS) {
            long first = count(lines.isEmpty() ? "" : lines.getFirst(), candidate);
            long same = lines.stream()
                    .filter(line -> count(line, candidate) == first)
                    .count();
            long score = first == 0 ? -1 : same * 1_000 + first;
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private static Reader withoutMark(Reader in) throws IOException {
        var pushback = new java.io.PushbackReader(in);
        int first = pushback.read();
        if (first != -1 && first != '\uFEFF') pushback.unread(first);
        return pushback;
    }
}
