package dk.faelled.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read back.
 *
 * @param seq its place in the chain; null while it waits to be sealed
 * @param payload canonical JSON; null once its contents have been erased
 */
record Found(
        UUID id,
        String stream,
        @Nullable Long seq,
        Instant at,
        String actor,
        String actorName,
        String action,
        String entity,
        String correlation,
        @Nullable String payload) {}
