package dk.faelled.organisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act of writing something down (registrering).
 *
 * @param number increases over the whole authority
 * @param until when the next one took its place; null for the newest
 */
public record Registration(
        UUID object,
        Type type,
        long number,
        Instant at,
        @Nullable Instant until,
        UUID actor,
        String actorName,
        @Nullable String note,
        LifeCycle lifeCycle) {
    public enum LifeCycle {
        CREATED,
        UPDATED,
        DELETED
    }
}
