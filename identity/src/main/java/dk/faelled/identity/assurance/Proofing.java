package dk.faelled.identity.assurance;

import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registrant has seen somebody and his or her document.
 *
 * @param documentEnd the last 4 characters of the document's number; the number itself is kept by nobody
 * @param factors ids of what the person had along and showed to be his or hers
 * @param registrant {@code Actor.id}
 * @param secondName who confirmed or refused it; null for nobody
 */
public record Proofing(
        UUID id,
        UUID person,
        NsisLevel level,
        Document document,
        String documentEnd,
        State state,
        List<UUID> factors,
        UUID registrant,
        String registrantName,
        Instant at,
        @Nullable String secondName) {
    public Proofing {
        factors = List.copyOf(factors);
    }

    public enum State {
        /** for a second registrant */
        WAITING,
        /** holds from the next sign-in */
        GRANTED,
        TAKEN,
        REFUSED,
        /** another took its place, or the person may have none any more */
        DROPPED;

        boolean isOpen() {
            return this == WAITING || this == GRANTED;
        }
    }
}
