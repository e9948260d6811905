package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.TenantId;
import dk.faelled.secondfactor.Challenges.Answer;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.OwnerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * "Is it you?"
 *
 * @param subscriptionKey by which the sign-in point asks
 * @param pollingKey by which the browser asks; whoever knows one of the two knows nothing of the other
 * @param owner null for a robot, which is nobody's
 * @param code what the page shows
 * @param matching whether the device asks for the code instead of showing it
 */
public record Challenge(
        UUID subscriptionKey,
        UUID pollingKey,
        String deviceId,
        DeviceType type,
        @Nullable OwnerKey owner,
        TenantId tenant,
        UUID connector,
        String serverName,
        String systemName,
        String userName,
        String code,
        boolean matching,
        boolean passwordless,
        boolean ringing,
        Answer state,
        Instant createdAt,
        @Nullable Instant pushedAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant answeredAt) {
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** Unanswered for too long is over, whether somebody has written that down or not. */
    public Answer stateAt(Instant now) {
        return state == Answer.OPEN && isOver(now) ? Answer.EXPIRED : state;
    }

    /** Until it is over; 0 when it is. */
    public long secondsLeft(Instant now) {
        return Math.max(0, Duration.between(now, createdAt.plus(LIFE)).toSeconds());
    }

    boolean isOver(Instant now) {
        return createdAt.plus(LIFE).isBefore(now);
    }
}
