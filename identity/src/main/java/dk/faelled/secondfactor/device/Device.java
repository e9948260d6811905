package dk.faelled.secondfactor.device;

import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has in a hand or a pocket: enrolled by an app, unbound until its owner is known.
 *
 * @param owner null until it is bound; a local device has none here, but with the authority that bound it
 * @param webApp it is our own web app, in whatever browser
 * @param pin null for none
 * @param robot used by a program of an authority; nobody's
 */
public record Device(
        String id,
        DeviceType type,
        String name,
        byte[] secretHash,
        String clientVersion,
        boolean webApp,
        @Nullable String pushToken,
        @Nullable OwnerKey owner,
        NsisLevel level,
        boolean prime,
        boolean roaming,
        boolean passwordless,
        boolean robot,
        @Nullable String serialNumber,
        @Nullable SaltedPin pin,
        Tries tries,
        byte @Nullable [] totpSecret,
        long lastStep,
        @Nullable Instant disabledAt,
        Instant createdAt,
        @Nullable Instant boundAt,
        @Nullable Instant lastUsedAt) {

    /** @param hash under a key outside the database: a slow hash does not save a million values */
    public record SaltedPin(byte[] salt, byte[] hash) {}

    /** Bound by being added, where its owner is known. @param secret sealed; null for a key */
    static Device withoutScreen(
            String id,
            DeviceType type,
            String name,
            byte[] secretHash,
            @Nullable OwnerKey owner,
            NsisLevel level,
            byte @Nullable [] secret,
            long step,
            Instant now) {
        return new Device(
                id,
                type,
                name,
                secretHash,
                "",
                false,
                null,
                owner,
                level,
                false,
                false,
                false,
                false,
                null,
                null,
                Tries.NONE,
                secret,
                step,
                null,
                now,
                owner == null ? null : now,
                null);
    }

    /** With a number on its back. */
    Device numbered(String serial) {
        return new Device(
                id,
                type,
                name,
                secretHash,
                clientVersion,
                webApp,
                pushToken,
                owner,
                level,
                prime,
                roaming,
                passwordless,
                robot,
                serial,
                pin,
                tries,
                totpSecret,
                lastStep,
                disabledAt,
                createdAt,
                boundAt,
                lastUsedAt);
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    public boolean isLocked(Instant now) {
        return tries.isLocked(now);
    }

    /** Keys and codes are themselves what a PIN is for others. */
    public boolean hasPin() {
        return !type.isApp() || pin != null;
    }

    /** Whether it is asked for the two digits that the page shows, so that nobody approves by habit. */
    public boolean matchesNumbers(boolean passwordlessWanted) {
        return webApp || passwordlessWanted && passwordless;
    }

    @Override
    public String toString() {
        return "Device[" + id + "]";
    }
}
