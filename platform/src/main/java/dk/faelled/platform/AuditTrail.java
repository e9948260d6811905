package dk.faelled.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes in the log, for modules that tell others of their own in the form which these know. Only what is sealed. */
public interface AuditTrail {
    /**
     * @param seq its place in the chain: rising, with gaps
     * @param actor {@code person:7f1c…}
     * @param before JSON of the state that was; null where there was none, or where its contents have been erased
     * @param after JSON of the state that is, likewise
     */
    record Line(
            long seq,
            Instant at,
            String actor,
            String actorName,
            String action,
            String entity,
            @Nullable String before,
            @Nullable String after) {}

    /** In the order of the chain. @param actions what they begin with, {@code roles.} @param seq of the last one seen */
    List<Line> after(String actions, long seq, int size);

    /** The seq of the newest of them; 0 where there is none. */
    long head(String actions);
}
