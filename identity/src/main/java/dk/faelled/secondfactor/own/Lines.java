package dk.faelled.secondfactor.own;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.device.SeenDevice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Devices in words. */
public final class Lines {
    private Lines() {}

    /** @param warning empty for none */
    public record Line(
            String id,
            String name,
            String type,
            String level,
            boolean prime,
            String bound,
            String used,
            String warning,
            boolean local) {}

    public static Line of(SeenDevice seen, Instant now) {
        var device = seen.device();
        return new Line(
                device.id(),
                device.name(),
                Messages.text("secondfactor.type." + device.type()),
                Messages.text("secondfactor.level." + seen.level()),
                seen.prime(),
                moment(seen.boundAt()),
                moment(device.lastUsedAt()),
                warning(seen, now),
                seen.local());
    }

    private static String warning(SeenDevice seen, Instant now) {
        var device = seen.device();
        if (device.isDisabled()) return Messages.text("secondfactor.device.blocked", moment(device.disabledAt()));
        return device.isLocked(now)
                ? Messages.text(
                        "secondfactor.device.locked", moment(device.tries().lockedUntil()))
                : "";
    }

    private static String moment(@Nullable Instant at) {
        return at == null
                ? Messages.text("secondfactor.never")
                : Formats.current().moment(at);
    }
}
