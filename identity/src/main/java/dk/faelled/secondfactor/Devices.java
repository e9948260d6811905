package dk.faelled.secondfactor;

import dk.faelled.platform.Cpr;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The devices of persons, for the module that lets them sign in. */
public interface Devices {
    /**
     * One that can be asked now.
     *
     * @param prime the owner wants to be asked on this one
     */
    record Usable(String deviceId, DeviceType type, String name, NsisLevel level, boolean prime) {}

    /** Under which key the devices of an account of the current authority are found; the same as long as it exists. */
    OwnerKey ownerOf(UUID account);

    /** The same of whoever has the number. */
    OwnerKey ownerOf(Cpr cpr);

    /** As {@link #usable}, of any level, for many accounts at once; without those that have none. */
    Map<UUID, List<Usable>> of(Collection<UUID> accounts);

    /** Neither locked nor blocked, of that level at least: the primary first, then by name. */
    List<Usable> usable(OwnerKey owner, NsisLevel atLeast);

    /**
     * Binds a device to somebody who has proved who he or she is, and who holds the device (MFA-03 a, b).
     *
     * @param secret that the device was given when it was enrolled
     * @param level of the proof
     * @throws dk.faelled.platform.RuleBroken where there is no such device, it is somebody else's, or the level wants a PIN
     */
    void bind(String deviceId, String secret, OwnerKey owner, NsisLevel level);
}
