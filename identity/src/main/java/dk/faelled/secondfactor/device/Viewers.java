package dk.faelled.secondfactor.device;

import dk.faelled.platform.InstallationKey;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.Totp;
import dk.faelled.secondfactor.TotpAlgorithm;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Devices that are code viewers: their codes, and the drift that follows them. */
@Component
public class Viewers {
    private final DeviceTable table;
    private final ViewerTable viewers;
    private final InstallationKey installation;
    private final Shared shared;
    private final Clock clock;

    Viewers(DeviceTable table, ViewerTable viewers, InstallationKey installation, Shared shared, Clock clock) {
        this.table = table;
        this.viewers = viewers;
        this.installation = installation;
        this.shared = shared;
        this.clock = clock;
    }

    /** Empty where these are not two of its codes. @param sealed the secret */
    public Optional<Drift.Learned> learned(byte[] sealed, TotpAlgorithm algorithm, String first, String second) {
        return drift(sealed, algorithm).learned(first, second, Totp.step(clock.instant()));
    }

    private Drift drift(byte[] sealed, TotpAlgorithm algorithm) {
        return new Drift(Base32.decode(installation.openSecret(sealed)), algorithm);
    }

    /** Of nobody yet: who calls binds it. @return number of the device */
    public String add(String serial, byte[] sealed, TotpAlgorithm algorithm, Drift.Learned learned) {
        return shared.work(() -> {
            while (true) {
                var device = Device.withoutScreen(
                                DeviceSecret.randomId(),
                                DeviceType.TOTPH,
                                serial,
                                DeviceSecret.random().hash(),
                                null,
                                NsisLevel.NONE,
                                sealed,
                                learned.step(),
                                clock.instant())
                        .numbered(serial);
                if (!table.add(device, null)) continue;
                viewers.add(device.id(), algorithm, learned.drift());
                return device.id();
            }
        });
    }

    /** Learns how far it is off anew. @return false where these are not two of its codes, or were shown before */
    public boolean adjust(String id, String first, String second) {
        return shared.work(() -> {
            var device = table.locked(id).filter(one -> !one.isDisabled());
            var clockwork = viewers.find(id);
            if (device.isEmpty() || clockwork.isEmpty()) return false;
            var sealed = Objects.requireNonNull(device.get().totpSecret());
            var learned = learned(sealed, clockwork.get().algorithm(), first, second);
            if (learned.isEmpty() || !table.step(id, learned.get().step())) return false;
            viewers.drift(id, learned.get().drift());
            table.tries(id, Tries.NONE);
            return true;
        });
    }

    /** As new: on time, and not locked. What was shown never counts again. */
    public void reset(String id) {
        shared.run(() -> {
            viewers.drift(id, 0);
            table.tries(id, Tries.NONE);
        });
    }

    /** Of a device that is held. */
    OptionalLong accepted(Device device, byte[] sealed, String code) {
        var clockwork = viewers.find(device.id());
        return clockwork.isEmpty()
                ? OptionalLong.empty()
                : drift(sealed, clockwork.get().algorithm())
                        .accepted(
                                code,
                                Totp.step(clock.instant()),
                                clockwork.get().drift(),
                                device.lastStep());
    }

    void follows(Device device, long step) {
        viewers.drift(device.id(), (int) (step - Totp.step(clock.instant())));
    }
}
