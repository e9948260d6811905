package dk.faelled.platform.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox.
 *
 * @param tries how often it was tried in vain
 * @param fault what the server answered the last time; null for nothing wrong
 */
public record Mail(
        UUID id,
        UUID recipient,
        String address,
        Locale locale,
        String kind,
        String args,
        @Nullable String link,
        State state,
        int tries,
        Instant nextAt,
        @Nullable String fault,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public enum State {
        /** I kø */
        QUEUED,
        /** Sendt */
        SENT,
        /** Afvist */
        BOUNCED,
        /** Opgivet */
        DEAD
    }

    /** Who it is for and what it tells stays out of logs. */
    @Override
    public String toString() {
        return "Mail[" + id + ", " + kind + ", " + state + "]";
    }
}
