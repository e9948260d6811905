package dk.faelled.secondfactor.desk;

import dk.faelled.platform.NotFound;
import dk.faelled.secondfactor.device.SeenDevice;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** What somebody who helps others may do with a device; each wants a reason. */
public enum DeviceAct {
    BLOCK,
    UNLOCK,
    /** No device is asked before others any more. */
    UNPRIME,
    /** A local device is nobody's again. */
    RELEASE;

    static DeviceAct of(String path) {
        return Arrays.stream(values())
                .filter(act -> act.path().equals(path))
                .findAny()
                .orElseThrow(() -> new NotFound("act " + path));
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "secondfactor.desk." + path();
    }

    /** Whether it would change something. */
    boolean concerns(SeenDevice seen, Instant now) {
        return switch (this) {
            case BLOCK -> !seen.device().isDisabled();
            case UNLOCK -> seen.device().isLocked(now);
            case UNPRIME -> seen.prime();
            case RELEASE -> seen.local();
        };
    }
}
