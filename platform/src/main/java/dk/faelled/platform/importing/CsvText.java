package dk.faelled.platform.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a CSV file is written (platform R-12): byte order mark, UTF-8, else Windows-1252; the delimiter among {@code ; , tab
 * |} that is most constant in the first fifty rows.
 */
record CsvText(Reader reader, Charset charset, char delimiter) {
    private static final int LOOK = 64 * 1024;
    private static final int ROWS = 50;
    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

    static CsvText of(InputStream bytes) throws IOException {
        var in = new BufferedInputStream(bytes, LOOK + 1);
        in.mark(LOOK);
        var start = in.readNBytes(LOOK);
        in.reset();
        var charset = charset(start);
        var sample = new String(start, charset);
        if (sample.startsWith("\uFEFF")) sample = sample.substring(1);
        return new CsvText(withoutMark(new InputStreamReader(in, charset)), charset, delimiter(sample));
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
        var lines = sample.lines().limit(ROWS).toList();
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
        var pushback = new PushbackReader(in);
        int first = pushback.read();
        if (first != -1 && first != '\uFEFF') pushback.unread(first);
        return pushback;
    }
}
