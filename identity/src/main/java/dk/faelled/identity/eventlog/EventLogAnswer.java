package dk.faelled.identity.eventlog;

import org.jspecify.annotations.Nullable;

/** What collectors of logs are told; the names of the members are those that clients know. */
final class EventLogAnswer {
    private EventLogAnswer() {}

    /** @param head the id of the newest; 0 where there is none */
    record Head(long head) {}

    /**
     * @param id rising, with gaps: go on from the last one
     * @param tts Danish time, {@code 2026-01-12T07:58:00}
     * @param ipAddress of whoever did it; null where nobody asked from outside
     * @param personId whom it is about
     * @param cpr in clear to keys that may see it, else {@code 010170-****}
     * @param performerId who did it; null for nobody who is known, and for the program itself
     * @param logAction as the log calls it, {@code identity.person.lock}
     * @param message the same in words
     * @param detailType JSON where there is more to tell
     * @param detailContent {@code {"before":…,"after":…,"reason":…}}, what is absent left out; no secret, no CPR number
     */
    record Event(
            long id,
            String tts,
            @Nullable String ipAddress,
            String correlationId,
            @Nullable String personId,
            @Nullable String personName,
            @Nullable String cpr,
            @Nullable String performerId,
            @Nullable String performerName,
            String logAction,
            String message,
            @Nullable String personDomain,
            @Nullable String samaccountName,
            @Nullable String detailType,
            @Nullable String detailContent,
            @Nullable String detailSupplement) {
        @Override
        public String toString() {
            return "Event[" + id + "]";
        }
    }
}
