package dk.faelled.secondfactor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The code viewers (kodevisere) that the current authority hands out to its persons (MFA-09). */
public interface CodeViewers {
    /** @param accounts of the owner with the authority, as far as they are known here */
    record Held(
            String deviceId, String name, String serialNumber, NsisLevel level, Instant boundAt, List<UUID> accounts) {
        public Held {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * Hands one to its owner, who reads two codes from it, one after the other.
     *
     * @return number of the device
     * @throws dk.faelled.platform.RuleBroken at {@code serial} where there is none that is free, at {@code second} where the codes
     *     are not its own
     */
    String bind(OwnerKey owner, String serial, String first, String second, NsisLevel level);

    /** Those that persons have, in the order of their serial numbers. @param after the last one of the page before */
    List<Held> held(String after, int most);
}
