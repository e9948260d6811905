package dk.faelled.secondfactor.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wrong PINs and codes of a device (identity 4.3). After too many it is locked for 5 minutes, the next time for 15, then
 * for 60 each time, until a right one.
 *
 * @param fails wrong ones since the last right one or lock
 * @param locks how often it was locked since the last right one
 */
public record Tries(int fails, int locks, @Nullable Instant lockedUntil) {
    /** When a challenge is approved the sixth wrong one locks. */
    public static final int APPROVING = 6;

    /** When it is only tried, or changed, the fifth. */
    public static final int TRYING = 5;

    static final Tries NONE = new Tries(0, 0, null);
    private static final List<Duration> LOCKS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** @param most which wrong one locks, {@link #APPROVING} or {@link #TRYING} */
    public Tries wrong(Instant now, int most) {
        if (fails + 1 < most) return new Tries(fails + 1, locks, lockedUntil);
        var length = LOCKS.get(Math.min(locks, LOCKS.size() - 1));
        return new Tries(0, locks + 1, now.plus(length));
    }
}
