package dk.faelled.secondfactor.device;

import dk.faelled.platform.InstallationKey;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sha256;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.Pin;
import dk.faelled.secondfactor.Totp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Devices: enrolled, opened, bound, blocked. What it changes it changes in the running transaction, or one of its own. */
@Service
public class DeviceRegister {
    private final DeviceTable table;
    private final DeviceCache cache;
    private final Viewers viewers;
    private final Pins pins;
    private final InstallationKey installation;
    private final Shared shared;
    private final Clock clock;

    /** The one moment in which the secret is known. */
    public record Enrolled(String deviceId, String secret) {
        @Override
        public String toString() {
            return "Enrolled[" + deviceId + "]";
        }
    }

    /** What became of a PIN that was typed. */
    public enum Opened {
        OK,
        WRONG_PIN,
        LOCKED,
        INVALID_NEW_PIN
    }

    public record Opening(Opened status, @Nullable Instant lockedUntil) {}

    DeviceRegister(
            DeviceTable table,
            DeviceCache cache,
            Viewers viewers,
            Pins pins,
            InstallationKey installation,
            Shared shared,
            Clock clock) {
        this.table = table;
        this.cache = cache;
        this.viewers = viewers;
        this.pins = pins;
        this.installation = installation;
        this.shared = shared;
        this.clock = clock;
    }

    public Enrolled enrol(Enrolment wanted) {
        var secret = DeviceSecret.random();
        var pin = wanted.pin().map(pins::salted).orElse(null);
        var id = shared.work(() -> {
            var push = wanted.token() == null ? null : Sha256.of(wanted.token());
            return add(
                    wanted.type(),
                    wanted.name().strip(),
                    secret,
                    wanted.clientVersion(),
                    wanted.webApp(),
                    wanted.token(),
                    push,
                    wanted.passwordless(),
                    pin,
                    null);
        });
        return new Enrolled(id, secret.text());
    }

    /** An authenticator app for a program (MFA-16): level none for ever. @return its id, and its secret in base32 */
    public Enrolled robot(String name) {
        var secret = Base32.encode(Totp.secret());
        var sealed = installation.sealSecret(secret);
        var id = shared.work(() -> add(
                DeviceType.TOTP,
                Enrolment.name(name),
                DeviceSecret.random(),
                "",
                false,
                null,
                null,
                false,
                null,
                sealed));
        return new Enrolled(id, secret);
    }

    private String add(
            DeviceType type,
            String name,
            DeviceSecret secret,
            String version,
            boolean webApp,
            @Nullable String token,
            byte @Nullable [] push,
            boolean passwordless,
            Device.@Nullable SaltedPin pin,
            byte @Nullable [] robotSecret) {
        var now = clock.instant();
        while (true) {
            if (push != null) cache.forget(table.disableWithPush(push, "", now));
            var device = new Device(
                    DeviceSecret.randomId(),
                    type,
                    name,
                    secret.hash(),
                    version,
                    webApp,
                    token,
                    null,
                    NsisLevel.NONE,
                    false,
                    false,
                    passwordless,
                    robotSecret != null,
                    null,
                    pin,
                    Tries.NONE,
                    robotSecret,
                    -1,
                    null,
                    now,
                    robotSecret == null ? null : now,
                    null);
            if (table.add(device, push)) return device.id();
        }
    }

    /** The device that proves itself by its secret, blocked or not. */
    public Optional<Device> proved(String id, String secret) {
        return shared.work(() -> table.find(id)).filter(device -> new DeviceSecret(secret).isOf(device));
    }

    public Optional<Device> find(String id) {
        return shared.work(() -> table.find(id));
    }

    /** Whether the PIN is right, or there is none to be. A wrong one counts. */
    public Opening open(String id, @Nullable String typed, int most) {
        return shared.work(() -> open(table.locked(id).orElseThrow(), typed, most));
    }

    private Opening open(Device device, @Nullable String typed, int most) {
        var now = clock.instant();
        if (device.isLocked(now))
            return new Opening(Opened.LOCKED, device.tries().lockedUntil());
        var pin = device.pin();
        if (pin == null || typed != null && pins.fits(pin, typed)) {
            if (!device.tries().equals(Tries.NONE)) table.tries(device.id(), Tries.NONE);
            return new Opening(Opened.OK, null);
        }
        return refused(device, most, now);
    }

    private Opening refused(Device device, int most, Instant now) {
        var after = device.tries().wrong(now, most);
        table.tries(device.id(), after);
        boolean locked = after.isLocked(now);
        if (locked) cache.forget(device.id());
        return new Opening(locked ? Opened.LOCKED : Opened.WRONG_PIN, locked ? after.lockedUntil() : null);
    }

    /** Whether the code is what the device shows now. It counts once; a wrong one counts too. */
    public Opening code(String id, String typed) {
        return shared.work(() -> {
            var device = table.locked(id).orElseThrow();
            var now = clock.instant();
            if (device.isLocked(now))
                return new Opening(Opened.LOCKED, device.tries().lockedUntil());
            var sealed = device.totpSecret();
            if (sealed == null) return new Opening(Opened.WRONG_PIN, null);
            boolean viewer = device.type() == DeviceType.TOTPH;
            var step = viewer
                    ? viewers.accepted(device, sealed, typed)
                    : Totp.accepted(Base32.decode(installation.openSecret(sealed)), typed, now, device.lastStep());
            if (step.isEmpty() || !table.step(id, step.getAsLong())) return refused(device, Tries.TRYING, now);
            if (viewer) viewers.follows(device, step.getAsLong());
            table.tries(id, Tries.NONE);
            return new Opening(Opened.OK, null);
        });
    }

    /** @param old null where there was none */
    public Opening changePin(String id, @Nullable String old, @Nullable String fresh) {
        return shared.work(() -> {
            var device = table.locked(id).orElseThrow();
            var opening = open(device, old, Tries.TRYING);
            if (opening.status() != Opened.OK) return opening;
            try {
                var pin = new Pin(fresh == null ? "" : fresh);
                table.pin(id, pins.salted(pin), Enrolment.mayBePasswordless(device.type(), Optional.of(pin)));
                return opening;
            } catch (RuleBroken invalid) {
                return new Opening(Opened.INVALID_NEW_PIN, null);
            }
        });
    }

    public void wokenBy(String id, @Nullable String token, String version) {
        shared.run(() -> {
            var push = token == null || token.isBlank() ? null : Sha256.of(token);
            if (push != null) cache.forget(table.disableWithPush(push, id, clock.instant()));
            table.push(id, push == null ? null : token, push, version);
        });
    }

    /** @return whether it was not blocked before */
    public boolean disable(String id) {
        return shared.work(() -> {
            cache.forget(id);
            return table.disable(id, clock.instant());
        });
    }

    public void unlock(String id) {
        shared.run(() -> {
            table.tries(id, Tries.NONE);
            cache.forget(id);
        });
    }

    public void rename(String id, String name) {
        shared.run(() -> table.name(id, Enrolment.name(name)));
    }

    public void prime(OwnerKey owner, String id, boolean prime) {
        shared.run(() -> table.prime(owner, id, prime));
    }

    /** @throws RuleBroken where it is blocked, a robot's, somebody else's, or the level wants a PIN */
    public void bind(String id, OwnerKey owner, NsisLevel level) {
        shared.run(() -> {
            var device = table.locked(id).orElseThrow(() -> new RuleBroken("secondfactor.bind.unknown"));
            bindable(device, level);
            var before = device.owner();
            if (before != null && !before.equals(owner)) throw new RuleBroken("secondfactor.bind.taken");
            table.bind(id, owner, level, clock.instant());
            cache.forget(id);
        });
    }

    /** The rules that hold however a device is bound. */
    public static void bindable(Device device, NsisLevel level) {
        if (device.isDisabled()) throw new RuleBroken("secondfactor.bind.blocked").at("deviceId");
        if (device.robot()) throw new RuleBroken("secondfactor.bind.robot").at("deviceId");
        if (level.reaches(NsisLevel.SUBSTANTIAL) && !device.hasPin())
            throw new RuleBroken("secondfactor.bind.pin").at("level");
    }
}
