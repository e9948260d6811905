package dk.faelled.secondfactor.connector;

import dk.faelled.platform.TenantId;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a login provider sends here to add a device.
 *
 * @param level of the provider's own session with that person
 * @param sealedSecret what an authenticator app is shown; null for other kinds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Handoff(
        byte[] keyHash,
        TenantId tenant,
        UUID connector,
        OwnerKey owner,
        DeviceType kind,
        NsisLevel level,
        byte @Nullable [] sealedSecret,
        Instant createdAt) {
    /** The page opens within that time. */
    static final Duration OPENS = Duration.ofMinutes(5);

    /** Finding an app or a key takes a while. */
    static final Duration ENDS = Duration.ofMinutes(15);

    boolean opens(Instant now) {
        return now.isBefore(createdAt.plus(OPENS));
    }

    @Override
    public String toString() {
        return "Handoff[" + kind + "]";
    }
}
