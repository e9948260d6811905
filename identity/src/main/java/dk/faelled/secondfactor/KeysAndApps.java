package dk.faelled.secondfactor;

import java.util.Collection;
import java.util.Set;

/**
 * Security keys and authenticator apps as devices (MFA-07, MFA-08). Whoever has added one for signing in here need not add it
 * again: it is a device too, which every sign-in point of its owner's employers can ask for. The device is the one place that
 * knows which step and which count were used last, so that nothing counts twice, wherever it was shown.
 */
public interface KeysAndApps {
    /** What became of a step or a count that was shown elsewhere. */
    enum Taken {
        YES,
        /** The device is blocked, or was taken away; or the step was used. */
        REFUSED,
        /** The key counts backwards: there may be two of it. From now on the device is blocked. */
        COPIED
    }

    /** @return number of the device */
    String addKey(OwnerKey owner, String name, NsisLevel level, Site site, KeyCeremony.Made key);

    /** @param step whose code was shown last @return number of the device */
    String addApp(OwnerKey owner, String name, NsisLevel level, byte[] secret, long step);

    /** {@link Taken#YES} the first time only. */
    Taken takeStep(String deviceId, long step);

    Taken takeCount(String deviceId, long count, boolean backedUp);

    /** Those of these that are there are as surely their owner's as that from now on. */
    void level(Collection<String> deviceIds, NsisLevel level);

    /** For good. */
    void block(String deviceId);

    /** Those of these that can be used. */
    Set<String> usable(Collection<String> deviceIds);
}
