package dk.faelled.identity.factor;

import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator app (authenticator-app) of an account.
 *
 * @param level how surely it is its owner's
 * @param lastStep the latest period whose code was used
 * @param device number of the device that it is too; null for one that was added before apps were, until it is used
 */
public record App(
        UUID id,
        UUID account,
        String name,
        NsisLevel level,
        byte[] sealedSecret,
        long lastStep,
        int failures,
        @Nullable Instant lockedUntil,
        @Nullable String device,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    @Override
    public String toString() {
        return "App[" + id + "]";
    }
}
