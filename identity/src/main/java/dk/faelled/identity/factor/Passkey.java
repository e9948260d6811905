package dk.faelled.identity.factor;

import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey or security key (sikkerhedsnøgle) of an account.
 *
 * @param level how surely it is its owner's
 * @param host the name under which it was made (rpId): browsers offer it there only
 * @param credential what the authenticator attested: id, public key, model
 * @param signCount how often it has signed, as it says itself; 0 for one that does not count
 * @param backupEligible may be copied to other devices of its owner
 * @param flaggedAt when it said to have signed less often than before, as a copy would; from then on it is not accepted
 */
public record Passkey(
        UUID id,
        UUID account,
        String name,
        NsisLevel level,
        String host,
        byte[] credentialId,
        byte[] credential,
        long signCount,
        boolean userVerified,
        boolean backupEligible,
        boolean backedUp,
        @Nullable Instant flaggedAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    public boolean servesAt(String page) {
        return flaggedAt == null && host.equals(page);
    }

    @Override
    public String toString() {
        return "Passkey[" + id + "]";
    }
}
