package dk.faelled.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;

/** What a handler sees of its job. */
public interface JobRun {
    UUID job();

    <T extends Record> T params(Class<T> type);

    /** Where the last finished slice said to go on; null in the first. */
    <T extends Record> @Nullable T resume(Class<T> type);

    /** Saved with this slice. */
    void resumeAt(Record place);

    /** Saved with this slice. */
    void progress(String phase, long done, @Nullable Long total);

    /** Shown at once, on a connection of its own: for a slice that takes long because it must be all or nothing. */
    void progressNow(String phase, long done, @Nullable Long total);

    /** Whether somebody asked it to stop; a long slice asks now and then and then throws {@link JobCancelled}. */
    boolean cancelled();

    /** A problem with one row; kept for thirty days. */
    void error(@Nullable Long row, String subject, String reason, String hint);

    /** Told when it is done. */
    void summary(String text);

    /** The transaction of the slice, for savepoints. */
    TransactionStatus transaction();

    /** Why it failed, for people; null while it has not. */
    @Nullable
    String failure();
}
