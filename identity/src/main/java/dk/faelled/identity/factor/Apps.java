package dk.faelled.identity.factor;

import dk.faelled.identity.FactorChanged;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.KeysAndApps;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.Totp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Authenticator apps (MFA-08). A code counts once; five wrong ones lock all apps of the account for five minutes. */
@Service
public class Apps {
    private static final int TRIES = 5;
    private static final Duration LOCK = Duration.ofMinutes(5);
    private final AppTable table;
    private final KeysAndApps devices;
    private final Devices owners;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    private record Named(String name) {}

    private record Tried(boolean locked) {}

    Apps(
            AppTable table,
            KeysAndApps devices,
            Devices owners,
            Sealer sealer,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.devices = devices;
        this.owners = owners;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<App> of(UUID account) {
        return table.of(account);
    }

    /**
     * @param secret that the app was shown
     * @param code that it shows now
     * @param level of the session in which it is added
     * @throws RuleBroken at {@code code} where that is another
     */
    @Transactional
    public void add(UUID account, String name, byte[] secret, String code, NsisLevel level) {
        if (table.of(account).size() >= Factors.MOST) throw new RuleBroken("identity.factor.many", Factors.MOST);
        var step = Totp.accepted(secret, code, clock.instant(), -1);
        if (step.isEmpty()) throw new RuleBroken("identity.app.code").at("code");
        var sealed = sealer.sealSecret(Base32.encode(secret));
        var counts = level.atMost(NsisLevel.SUBSTANTIAL);
        var app = new App(
                Ids.next(),
                account,
                name,
                counts,
                sealed,
                step.getAsLong(),
                0,
                null,
                devices.addApp(owners.ownerOf(account), name, counts, secret, step.getAsLong()),
                clock.instant(),
                null);
        table.add(app);
        audit.changed("identity.app.add", "account:" + account, null, new Named(name), null);
        events.publishEvent(new FactorChanged(Tenant.current(), account, app.id(), name, true));
    }

    /** Of which level the app of the account is that shows this code now; empty where none does. A wrong one is counted. */
    @Transactional
    public Optional<NsisLevel> accepts(UUID account, String code) {
        var now = clock.instant();
        var apps =
                table.locked(account).stream().filter(app -> !app.isLocked(now)).toList();
        var right = apps.stream()
                .filter(app -> isOf(app, code, now))
                .map(App::level)
                .findFirst();
        if (right.isEmpty()) apps.forEach(app -> failed(app, now));
        return right;
    }

    private boolean isOf(App app, String code, Instant now) {
        var secret = Base32.decode(sealer.openSecret(app.sealedSecret()));
        var step = Totp.accepted(secret, code, now, app.lastStep());
        return step.isPresent() && isTaken(app, secret, step.getAsLong()) && table.use(app.id(), step.getAsLong(), now);
    }

    /** The device knows what was shown at other sign-in points; what was added before apps were devices becomes one. */
    private boolean isTaken(App app, byte[] secret, long step) {
        var device = app.device();
        if (device != null) return devices.takeStep(device, step) == KeysAndApps.Taken.YES;
        table.isDevice(app.id(), devices.addApp(owners.ownerOf(app.account()), app.name(), app.level(), secret, step));
        return true;
    }

    private void failed(App app, Instant now) {
        int failures = app.failures() + 1;
        var locked = failures >= TRIES;
        @Nullable Instant until = locked ? now.plus(LOCK) : null;
        table.failed(app.id(), locked ? 0 : failures, until);
        audit.changed("identity.second.refuse", "account:" + app.account(), null, new Tried(locked), null);
    }

    /** @return whether there was one */
    @Transactional
    public boolean remove(UUID account, UUID app, @Nullable String reason) {
        var found =
                table.of(account).stream().filter(one -> one.id().equals(app)).findAny();
        if (found.isEmpty() || !table.remove(account, app)) return false;
        var device = found.get().device();
        if (device != null) devices.block(device);
        var name = found.get().name();
        audit.changed("identity.app.remove", "account:" + account, new Named(name), null, reason);
        events.publishEvent(new FactorChanged(Tenant.current(), account, app, name, false));
        return true;
    }
}
