package dk.faelled.organisation.importing;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Staging;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of an LDIF file (RFC 2849), one at a time; what is no entry is a problem with its line. */
class LdifRecords {
    /** A photograph has room. */
    private static final int LARGEST = 4_000_000;

    private static final Pattern FROM_ELSEWHERE = Pattern.compile("^[^:]+:<");
    private static final Pattern CHANGE = Pattern.compile("(?i)^changetype:");
    private final Staging out;
    private final LineNumberReader lines;
    private boolean ended;

    /** @param line in which it begins */
    record Found(long line, Entry entry) {}

    LdifRecords(InputStream file, Staging out) throws IOException {
        this.out = out;
        var in = new BufferedInputStream(file);
        lines = new LineNumberReader(
                new InputStreamReader(in, charset(in).newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
    }

    /** By its byte order mark; without one it is UTF-8, as the standard has it. */
    private static Charset charset(BufferedInputStream in) throws IOException {
        in.mark(3);
        int first = in.read();
        int second = in.read();
        int third = in.read();
        in.reset();
        if (first == 0xff && second == 0xfe || first == 0xfe && second == 0xff) return StandardCharsets.UTF_16;
        if (first == 0xef && second == 0xbb && third == 0xbf) in.skipNBytes(3);
        return StandardCharsets.UTF_8;
    }

    /** The next entry; null at the end. */
    @Nullable
    Found next() throws IOException {
        while (!ended) {
            var record = new ArrayList<String>();
            long line = read(record);
            if (!record.isEmpty() && record.getFirst().startsWith("version:")) record.removeFirst();
            if (record.isEmpty()) continue;
            var entry = entry(line, record);
            if (entry != null) return new Found(line, entry);
        }
        return null;
    }

    /** Up to the next blank line, with folded lines put together and comments left out. */
    private long read(List<String> record) throws IOException {
        long first = 0;
        int size = 0;
        boolean comment = false;
        for (var line = line(); ; line = line()) {
            if (line == null) ended = true;
            if (line == null || line.isEmpty()) return first;
            size += line.length();
            if (size > LARGEST) throw new RuleBroken("organisation.import.ldif.large", lines.getLineNumber());
            if (line.startsWith(" ")) {
                if (!comment && !record.isEmpty()) record.add(record.removeLast() + line.substring(1));
                continue;
            }
            comment = line.startsWith("#");
            if (comment) continue;
            if (first == 0) first = lines.getLineNumber();
            record.add(line);
        }
    }

    private @Nullable String line() throws IOException {
        try {
            return lines.readLine();
        } catch (CharacterCodingException otherwise) {
            throw new RuleBroken("organisation.import.ldif.charset", lines.getLineNumber() + 1);
        }
    }

    private @Nullable Entry entry(long line, List<String> record) {
        for (var each : record) {
            if (FROM_ELSEWHERE.matcher(each).find()) return refused(line, "elsewhere");
            if (CHANGE.matcher(each).find()) return refused(line, "change");
        }
        try {
            return LDIFReader.decodeEntry(record.toArray(String[]::new));
        } catch (LDIFException broken) {
            return refused(line, "broken");
        }
    }

    private @Nullable Entry refused(long line, String what) {
        out.problem(line, "", "", LdifReading.text(what), LdifReading.text(what + ".right"));
        return null;
    }
}
