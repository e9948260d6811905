package dk.faelled.roles.log;

import org.jspecify.annotations.Nullable;

/** What readers of the log are told; the names of the members are those that clients know. */
final class LogAnswer {
    private LogAnswer() {}

    /** @param head the id of the newest */
    record Head(long head) {}

    /**
     * @param id rising, with gaps: go on from the last one
     * @param timestamp ISO 8601, UTC
     * @param ip of whoever did it; null where nobody asked from outside
     */
    record Event(
            long id,
            String timestamp,
            @Nullable String ip,
            String actor,
            String eventType,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable String entityName,
            @Nullable String secondaryEntityType,
            @Nullable String secondaryEntityId,
            @Nullable String secondaryEntityName,
            String description) {}
}
