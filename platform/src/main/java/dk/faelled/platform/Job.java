package dk.faelled.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param total null while it is not known
 * @param errors problems so far that concern single rows
 */
public record Job(
        UUID id,
        String kind,
        String title,
        State state,
        long done,
        @Nullable Long total,
        long errors,
        String phase,
        String starterName,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String summary) {

    public enum State {
        QUEUED,
        RUNNING,
        YIELDED,
        CANCELLING,
        DONE,
        DONE_WITH_ERRORS,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return switch (this) {
                case QUEUED, RUNNING, YIELDED, CANCELLING -> false;
                case DONE, DONE_WITH_ERRORS, FAILED, CANCELLED -> true;
            };
        }
    }

    /** 0 to 100; 0 while the total is not known. */
    public int percent() {
        return total == null || total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
