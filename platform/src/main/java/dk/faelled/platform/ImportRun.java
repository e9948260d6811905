package dk.faelled.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One load of one file, from upload to end. */
public record ImportRun(
        UUID id,
        String kind,
        UUID file,
        String fileName,
        ImportOptions options,
        State state,
        @Nullable Mode mode,
        long rows,
        long good,
        long bad,
        long created,
        long changed,
        long ended,
        long unchanged,
        @Nullable String stamp,
        @Nullable UUID job,
        @Nullable String message,
        Instant createdAt) {

    public enum State {
        UPLOADED,
        CHECKING,
        CHECKED,
        COMMITTING,
        DONE,
        FAILED,
        CANCELLED
    }

    public enum Mode {
        /** All rows or none. */
        ALL,
        /** The good rows; the bad ones come back in a file. */
        GOOD
    }

    /** A row that was refused. @param part the file of an archive that it stands in; empty where there is only one */
    public record Problem(long no, String part, long line, String column, String value, String reason, String right) {}
}
