package dk.faelled.identity.session;

import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A second factor that somebody has. @param locked it is not to be used now @param lastUsed null for never */
public record Device(
        UUID id,
        NsisLevel level,
        boolean locked,
        boolean primary,
        @Nullable Instant lastUsed) {
    /** The primary one first, then the one that was used last. */
    static final Comparator<Device> ORDER = Comparator.comparing(Device::primary, Comparator.reverseOrder())
            .thenComparing(
                    device -> device.lastUsed == null ? Instant.MIN : device.lastUsed, Comparator.reverseOrder());
}
