package dk.faelled.secondfactor.device;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.secondfactor.DeviceBound;
import dk.faelled.secondfactor.DeviceDisabled;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.owner.KnownPersons;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the people of an authority do with devices: each act stands in the authority's log. */
@Service
@Transactional
public class Bindings {
    private final DeviceRegister register;
    private final DeviceTable devices;
    private final SeenDevices seen;
    private final KnownPersons persons;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private record Bound(String deviceId, NsisLevel level, boolean local) {}

    private record Named(String name) {}

    private record Prime(boolean prime) {}

    Bindings(
            DeviceRegister register,
            DeviceTable devices,
            SeenDevices seen,
            KnownPersons persons,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.devices = devices;
        this.seen = seen;
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** MFA-03 a and b: what was local becomes its owner's everywhere. */
    public void bind(String id, String secret, OwnerKey owner, NsisLevel level) {
        if (devices.find(id)
                .filter(device -> new DeviceSecret(secret).isOf(device))
                .isEmpty()) throw new RuleBroken("secondfactor.bind.unknown").at("deviceId");
        register.bind(id, owner, level);
        seen.unbind(id);
        told("secondfactor.device.bind", id, level, false, null);
    }

    /** MFA-03 d: of whose it is, a number and codes have told. */
    public void bindProved(String id, OwnerKey owner, NsisLevel level) {
        register.bind(id, owner, level);
        told("secondfactor.device.bind", id, level, false, null);
    }

    /** MFA-03 c: by hand, for the current authority alone. */
    public void bindLocally(String id, OwnerKey owner, NsisLevel level, String reason) {
        var device = devices.locked(id).orElseThrow(() -> new RuleBroken("secondfactor.bind.unknown").at("deviceId"));
        DeviceRegister.bindable(device, level);
        if (device.owner() != null) throw new RuleBroken("secondfactor.bind.not-local").at("deviceId");
        if (!seen.bind(id, owner, level, Context.current().actor().id(), clock.instant()))
            throw new RuleBroken("secondfactor.bind.taken").at("deviceId");
        devices.boundLocally(id, clock.instant());
        told("secondfactor.device.bind-locally", id, level, true, reason);
    }

    /** What was bound locally is nobody's again. */
    public void release(String id, String reason) {
        if (seen.unbind(id)) audit.changed("secondfactor.device.release", "device:" + id, null, null, reason);
    }

    private void told(String action, String id, NsisLevel level, boolean local, @Nullable String reason) {
        audit.changed(action, "device:" + id, null, new Bound(id, level, local), reason);
        var bound = seen.find(id).orElseThrow();
        events.publishEvent(
                new DeviceBound(Tenant.current(), id, bound.device().name(), level, local, accounts(bound)));
    }

    private List<UUID> accounts(SeenDevice device) {
        var owner = device.owner();
        return owner == null ? List.of() : persons.accounts(owner);
    }

    /** For good (MFA-11). @return whether it was not blocked before */
    public boolean block(String id, @Nullable String reason) {
        if (!register.disable(id)) return false;
        audit.changed("secondfactor.device.block", "device:" + id, null, null, reason);
        seen.find(id)
                .ifPresent(one -> events.publishEvent(
                        new DeviceDisabled(Tenant.current(), id, one.device().name(), accounts(one))));
        return true;
    }

    public void unlock(String id, String reason) {
        register.unlock(id);
        audit.changed("secondfactor.device.unlock", "device:" + id, null, null, reason);
    }

    public void rename(SeenDevice device, String name) {
        var id = device.device().id();
        register.rename(id, name);
        audit.changed(
                "secondfactor.device.rename",
                "device:" + id,
                new Named(device.device().name()),
                new Named(name.strip()),
                null);
    }

    /** @throws NotFound for one that has no owner */
    public void prime(SeenDevice device, boolean prime, @Nullable String reason) {
        var id = device.device().id();
        var owner = Optional.ofNullable(device.owner()).orElseThrow(() -> new NotFound("owner of device " + id));
        if (!device.local()) register.prime(owner, id, prime);
        // of the two kinds together one is first
        if (device.local() || prime) seen.prime(owner, device.local() ? id : "", prime);
        if (device.local() && prime)
            devices.of(owner, 1).stream()
                    .filter(Device::prime)
                    .forEach(other -> register.prime(owner, other.id(), false));
        audit.changed("secondfactor.device.prime", "device:" + id, null, new Prime(prime), reason);
    }

    /** @return its id and its secret, which is told once */
    public DeviceRegister.Enrolled robot(String name) {
        var made = register.robot(name);
        seen.robot(made.deviceId(), clock.instant());
        audit.changed(
                "secondfactor.robot.add",
                "device:" + made.deviceId(),
                null,
                new Named(Objects.requireNonNull(name)),
                null);
        return made;
    }
}
