package dk.faelled.identity.coredata;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person as it is posted, and as it is told again.
 *
 * @param cpr ten digits; ten zeros for who has none
 * @param samAccountName the user name
 * @param subDomain name of a domain below the one that is loaded; null for that one itself
 * @param expireTimestamp Danish local time, {@code 2026-06-30} or with {@code T15:00:00}; null for never
 * @param nsisAllowed null: as it was
 */
record PersonSaid(
        @Nullable String uuid,
        @Nullable String cpr,
        @Nullable String rid,
        @Nullable String name,
        @Nullable String email,
        @Nullable String samAccountName,
        @Nullable String subDomain,
        @Nullable String expireTimestamp,
        @Nullable String passwordAdTimestamp,
        @Nullable Boolean nsisAllowed,
        @Nullable Boolean robot,
        @Nullable Boolean transferToNemlogin,
        @Nullable Boolean privateMitId,
        @Nullable Boolean qualifiedSignature,
        @Nullable Boolean trustedEmployee,
        @Nullable String department,
        @Nullable String ean,
        @Nullable String externalNemloginUserUuid,
        @Nullable Map<String, @Nullable String> attributes) {
    @Override
    public String toString() {
        return "PersonSaid[]";
    }
}
