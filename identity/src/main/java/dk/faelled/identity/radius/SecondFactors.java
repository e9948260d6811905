package dk.faelled.identity.radius;

import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.session.Device;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.Challenges;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The second factors that can be used where there is no page: a device that is asked, when it is the only one or the one that
 * its owner has chosen, and authenticator apps. Passkeys cannot.
 */
@Component
class SecondFactors {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Apps apps;
    private final Devices devices;
    private final Challenges challenges;
    private final Clock clock;

    /** How a device answered. */
    enum Asked {
        YES,
        NO,
        /** nobody pressed anything within a minute */
        NOBODY,
        /** its owner is asked too often, or it cannot be asked any more */
        NOT_ASKED
    }

    SecondFactors(Apps apps, Devices devices, Challenges challenges, Clock clock) {
        this.apps = apps;
        this.devices = devices;
        this.challenges = challenges;
        this.clock = clock;
    }

    /** For the decision. */
    List<Device> of(UUID account) {
        var now = clock.instant();
        return Stream.concat(
                        apps.of(account).stream()
                                .map(app ->
                                        new Device(app.id(), app.level(), app.isLocked(now), false, app.lastUsedAt())),
                        devices.usable(devices.ownerOf(account), NsisLevel.NONE).stream()
                                .filter(one -> one.type().isApp())
                                .map(one -> new Device(idOf(one), one.level(), false, one.prime(), null)))
                .toList();
    }

    /** Of a device that is asked; the register knows them by other numbers. */
    private static UUID idOf(Devices.Usable device) {
        return UUID.nameUUIDFromBytes(device.deviceId().getBytes(StandardCharsets.US_ASCII));
    }

    /** The device to ask, of these; empty where there is none, or several of which none is primary. */
    Optional<Devices.Usable> toAsk(UUID account, List<Device> usable) {
        var ids = usable.stream().map(Device::id).toList();
        var all = devices.usable(devices.ownerOf(account), NsisLevel.NONE).stream()
                .filter(one -> ids.contains(idOf(one)))
                .toList();
        if (all.size() == 1) return Optional.of(all.getFirst());
        return all.stream().filter(Devices.Usable::prime).findFirst();
    }

    /** Whether one of these is an authenticator app. */
    boolean hasApp(UUID account, List<Device> usable) {
        var ids = usable.stream().map(Device::id).toList();
        return apps.of(account).stream().anyMatch(app -> ids.contains(app.id()));
    }

    /** Waits for a minute at most, and holds no connection meanwhile. */
    Asked ask(UUID account, Devices.Usable device, String systemName, String userName) {
        Challenges.Started started;
        try {
            started = challenges.startWithoutCode(devices.ownerOf(account), device.deviceId(), systemName, userName);
        } catch (RuleBroken | NotFound notAsked) {
            return Asked.NOT_ASKED;
        }
        return switch (challenges.await(started.subscriptionKey(), PATIENCE)) {
            case AUTHENTICATED -> Asked.YES;
            case REJECTED, SUPERSEDED -> Asked.NO;
            case OPEN, EXPIRED -> Asked.NOBODY;
        };
    }

    /** For which level the app counts that shows this code; empty where none does. A wrong one is counted. */
    Optional<NsisLevel> accepts(UUID account, String code) {
        return apps.accepts(account, code);
    }
}
