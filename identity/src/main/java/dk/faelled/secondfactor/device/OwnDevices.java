package dk.faelled.secondfactor.device;

import dk.faelled.platform.Cpr;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.owner.KnownPersons;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the devices of persons of the current authority. */
@Service
@Transactional
class OwnDevices implements Devices {
    private static final int MOST = 100;
    private final KnownPersons persons;
    private final SeenDevices devices;
    private final Bindings bindings;
    private final OwnerIndex index;
    private final Clock clock;

    OwnDevices(KnownPersons persons, SeenDevices devices, Bindings bindings, OwnerIndex index, Clock clock) {
        this.index = index;
        this.persons = persons;
        this.devices = devices;
        this.bindings = bindings;
        this.clock = clock;
    }

    @Override
    public OwnerKey ownerOf(UUID account) {
        return persons.orKept(account);
    }

    @Override
    public OwnerKey ownerOf(Cpr cpr) {
        return index.of(cpr);
    }

    @Override
    public Map<UUID, List<Usable>> of(Collection<UUID> accounts) {
        var now = clock.instant();
        var of = new HashMap<UUID, List<Usable>>();
        devices.of(accounts).forEach((account, all) -> {
            var usable = all.stream()
                    .filter(seen -> !seen.device().isLocked(now))
                    .map(OwnDevices::usable)
                    .toList();
            if (!usable.isEmpty()) of.put(account, usable);
        });
        return of;
    }

    private static Usable usable(SeenDevice seen) {
        return new Usable(
                seen.device().id(), seen.device().type(), seen.device().name(), seen.level(), seen.prime());
    }

    @Override
    public List<Usable> usable(OwnerKey owner, NsisLevel atLeast) {
        var now = clock.instant();
        return devices.of(owner, MOST).stream()
                .filter(seen -> seen.level().reaches(atLeast) && !seen.device().isLocked(now))
                .map(OwnDevices::usable)
                .toList();
    }

    @Override
    public void bind(String deviceId, String secret, OwnerKey owner, NsisLevel level) {
        bindings.bind(deviceId, secret, owner, level);
    }
}
