package dk.faelled.platform.key;

import dk.faelled.platform.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key by which a program calls: what is stored, never the secret itself. */
@SuppressWarnings("ArrayRecordComponent") // compared by id only
public record ApiKey(
        TenantId tenant,
        UUID id,
        UUID account,
        String name,
        String prefix,
        byte[] hash,
        List<String> permissions,
        List<String> cidrs,
        int perSecond,
        int burst,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable UUID replacedBy,
        @Nullable Instant revokedAt) {

    public enum Status {
        /** Aktiv */
        ACTIVE,
        /** Udløber */
        EXPIRING,
        /** Udløbet */
        EXPIRED,
        /** Spærret */
        REVOKED
    }

    private static final long WARNING_DAYS = 60;

    public Status status(Instant now) {
        if (revokedAt != null) return Status.REVOKED;
        if (!now.isBefore(expiresAt)) return Status.EXPIRED;
        return now.plus(java.time.Duration.ofDays(WARNING_DAYS)).isAfter(expiresAt) ? Status.EXPIRING : Status.ACTIVE;
    }

    public boolean usable(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
