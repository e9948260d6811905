package dk.faelled.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself: beside the file, for people and for copying it elsewhere, and without size and digest
 * also in it, where nobody can change it.
 *
 * @param rows of the largest tables
 * @param size of the encrypted file, in bytes
 * @param sha256 of the encrypted file
 */
public record Manifest(
        int format,
        String postgres,
        Instant madeAt,
        Map<String, Range> rows,
        List<Head> audit,
        @Nullable Long size,
        @Nullable String sha256) {
    static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As counted before and after the moment that the backup holds; the same where nobody wrote meanwhile. */
    public record Range(long before, long after) {
        boolean holds(long rows) {
            return rows >= Math.min(before, after) && rows <= Math.max(before, after);
        }
    }

    /** The newest block of an authority's audit log. */
    public record Head(String cvr, String stream, long block, String hash) {}

    Manifest of(long size, String sha256) {
        return new Manifest(format, postgres, madeAt, rows, audit, size, sha256);
    }

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest parse(byte[] json) {
        return JSON.readValue(json, Manifest.class);
    }

    /** What differs in a database that was restored; empty where nothing does. */
    Map<String, String> differences(Map<String, Long> found) {
        var differences = new TreeMap<String, String>();
        rows.forEach((table, range) -> {
            var there = found.get(table);
            if (there == null || !range.holds(there))
                differences.put(table, "%d to %d rows expected, %s found".formatted(range.before, range.after, there));
        });
        return differences;
    }
}
