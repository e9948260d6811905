package dk.faelled.organisation.bitemporal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Objects that the running transaction was the first to write down: nobody else has seen them, so they need no other lock,
 * and nothing of them is to be read.
 *
 * @param numbers id to the number of the first registration
 * @param at when they were claimed, which is when they are registered
 */
record Claims(Map<UUID, Long> numbers, Instant at) {
    static final Claims NONE = new Claims(Map.of(), Instant.EPOCH);

    @Nullable
    Long number(UUID id) {
        return numbers.get(id);
    }

    Set<UUID> ids() {
        return numbers.keySet();
    }

    int size() {
        return numbers.size();
    }

    /** Those of the ids that were not claimed, in their order. */
    List<UUID> without(Collection<UUID> ids) {
        return ids.stream().filter(id -> !numbers.containsKey(id)).toList();
    }
}
