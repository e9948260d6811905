package dk.faelled.identity.coredata;

import dk.faelled.platform.Cpr;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as it is kept after a load. @param cpr null for none @param leftAt since when it is not posted any more */
record LoadedRow(
        UUID id,
        UUID domain,
        @Nullable UUID account,
        String userName,
        String name,
        @Nullable UUID uuid,
        @Nullable Cpr cpr,
        @Nullable String email,
        @Nullable String rid,
        @Nullable String department,
        @Nullable String ean,
        @Nullable Instant expiresAt,
        @Nullable Instant passwordAdAt,
        @Nullable UUID nemlogin,
        boolean allowed,
        String level,
        boolean trusted,
        boolean robot,
        boolean transfer,
        boolean privateMitId,
        boolean qualified,
        @Nullable Instant adminLockAt,
        @Nullable Instant leftAt,
        @Nullable UUID termsId,
        @Nullable Instant termsAt,
        Map<String, String> attributes) {
    PersonSaid said(@Nullable String subDomain) {
        return new PersonSaid(
                uuid == null ? null : uuid.toString(),
                number(),
                rid,
                name,
                email,
                userName,
                subDomain,
                LocalMoments.iso(expiresAt),
                LocalMoments.iso(passwordAdAt),
                allowed,
                robot,
                transfer,
                privateMitId,
                qualified,
                trusted,
                department,
                ean,
                nemlogin == null ? null : nemlogin.toString(),
                Map.copyOf(attributes));
    }

    String number() {
        return cpr == null ? PersonCheck.NO_CPR : cpr.digits();
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean isActive(Instant now) {
        return leftAt == null && adminLockAt == null && !isExpired(now);
    }

    @Override
    public String toString() {
        return "LoadedRow[" + id + "]";
    }
}
