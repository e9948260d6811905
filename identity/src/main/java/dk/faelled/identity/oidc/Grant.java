package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Chosen;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a system was given, as it is kept.
 *
 * @param account null where the system acts for itself, like all that says how somebody signed in
 * @param chosen of claims that have one value alone
 * @param code until when it can be taken; null where there was none @param codeUsed it was taken
 * @param version how often it was written: who writes over another version has lost
 */
record Grant(
        String id,
        UUID provider,
        String issuer,
        String type,
        String subject,
        @Nullable UUID account,
        @Nullable UUID session,
        @Nullable Instant authTime,
        NsisLevel level,
        boolean second,
        String acr,
        List<String> amr,
        Chosen chosen,
        List<String> scopes,
        @Nullable String redirect,
        @Nullable String challenge,
        @Nullable String nonce,
        @Nullable Instant code,
        boolean codeUsed,
        @Nullable Instant accessAt,
        @Nullable Instant accessUntil,
        boolean accessEnded,
        byte @Nullable [] refreshHash,
        @Nullable Instant refreshAt,
        @Nullable Instant refreshUntil,
        boolean revoked,
        int version) {
    @Override
    public String toString() {
        return "Grant[" + id + "]";
    }
}
