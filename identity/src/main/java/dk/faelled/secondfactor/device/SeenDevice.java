package dk.faelled.secondfactor.device;

import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as one authority sees it: with the owner, level and place in the list that it has there.
 *
 * @param local bound by the authority itself, and unknown to others
 */
public record SeenDevice(
        Device device,
        @Nullable OwnerKey owner,
        NsisLevel level,
        boolean prime,
        @Nullable Instant boundAt,
        boolean local) {}
