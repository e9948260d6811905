package dk.faelled.secondfactor;

import java.time.Duration;
import java.util.UUID;

/** "Is it you?", asked by the sign-in of the current authority itself. */
public interface Challenges {
    /**
     * @param code what the page shows: four characters that the device shows too, or two digits that it asks for
     * @param pushed whether the device is being woken; otherwise its owner opens it
     */
    record Started(UUID subscriptionKey, UUID pollingKey, String code, boolean pushed) {}

    enum Answer {
        OPEN,
        AUTHENTICATED,
        REJECTED,
        /** Nobody answered within five minutes. */
        EXPIRED,
        /** Another challenge took its place. */
        SUPERSEDED
    }

    /**
     * @param systemName where one is signing in to, as the device shows it
     * @throws dk.faelled.platform.NotFound where the device is not that owner's, or not to be asked
     * @throws dk.faelled.platform.RuleBroken where the owner is asked too often
     */
    Started start(OwnerKey owner, String deviceId, String systemName, String userName);

    /**
     * As {@link #start}, where whoever signs in sees no page of ours: there is no code to compare and none to type.
     *
     * @throws dk.faelled.platform.NotFound where the device is not that owner's, or not to be asked
     * @throws dk.faelled.platform.RuleBroken where the owner is asked too often
     */
    Started startWithoutCode(OwnerKey owner, String deviceId, String systemName, String userName);

    /** As soon as it is answered, else after {@code patience}. Holds no connection while it waits. */
    Answer await(UUID subscriptionKey, Duration patience);
}
