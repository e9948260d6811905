package dk.faelled.identity.factor;

import dk.faelled.secondfactor.Credential;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey or security key (sikkerhedsnøgle) of an account.
 *
 * @param level how surely it is its owner's
 * @param device number of the device that it is too; null for one that was made before keys were, until it is used
 * @param flaggedAt when it said to have signed less often than before, as a copy would; from then on it is not accepted
 */
public record Passkey(
        UUID id,
        UUID account,
        String name,
        NsisLevel level,
        Credential key,
        @Nullable String device,
        @Nullable Instant flaggedAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    public boolean servesAt(String page) {
        return flaggedAt == null && host().equals(page);
    }

    /** The name under which it was made (rpId): browsers offer it there only. */
    public String host() {
        return key.host();
    }

    @Override
    public String toString() {
        return "Passkey[" + id + "]";
    }
}
