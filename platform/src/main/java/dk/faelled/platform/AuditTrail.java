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
     * @param reason why, in the words of whoever did it; null where none were given, likewise
     * @param correlation what was done in the same request has the same
     * @param address IP address of whoever did it; null where nobody asked from outside, likewise
     */
    record Line(
            long seq,
            Instant at,
            String actor,
            String actorName,
            String action,
            String entity,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            String correlation,
            @Nullable String address) {}

    /** In the order of the chain. @param actions what they begin with, {@code roles.} @param seq of the last one seen */
    default List<Line> after(String actions, long seq, int size) {
        return after(List.of(actions), seq, size);
    }

    /** As {@link #after(String, long, int)}, of those that begin with any of these. */
    List<Line> after(List<String> actions, long seq, int size);

    /** The seq of the newest of them; 0 where there is none. */
    default long head(String actions) {
        return head(List.of(actions));
    }

    /** As {@link #head(String)}, of those that begin with any of these. */
    long head(List<String> actions);
}
