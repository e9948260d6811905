package dk.faelled.secondfactor.own;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.challenge.ChallengeHistory;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.device.SeenDevice;
import dk.faelled.secondfactor.device.SeenDevices;
import dk.faelled.secondfactor.owner.KnownPersons;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody may do with what is his or her own, and with nothing else. */
@Service
@Transactional
class Own {
    private static final int MOST = 50;
    private final KnownPersons persons;
    private final SeenDevices devices;
    private final Bindings bindings;
    private final ChallengeHistory history;

    Own(KnownPersons persons, SeenDevices devices, Bindings bindings, ChallengeHistory history) {
        this.persons = persons;
        this.devices = devices;
        this.bindings = bindings;
        this.history = history;
    }

    /** Empty where nothing was ever bound to the account. */
    private Optional<OwnerKey> owner(UUID account) {
        return persons.find(account);
    }

    List<SeenDevice> devices(UUID account) {
        return owner(account).map(owner -> devices.of(owner, MOST)).orElse(List.of());
    }

    List<ChallengeHistory.Line> asked(UUID account) {
        return owner(account).map(owner -> history.of(owner, MOST)).orElse(List.of());
    }

    /** @throws NotFound where it is not one's own */
    SeenDevice get(UUID account, String id) {
        return devices(account).stream()
                .filter(one -> one.device().id().equals(id))
                .findAny()
                .orElseThrow(() -> new NotFound("own device " + id));
    }

    /** The level is that of the person who is signed in. */
    void bind(UUID account, String id, String secret) {
        if (devices(account).size() >= MOST) throw new RuleBroken("secondfactor.own.many", MOST);
        bindings.bind(id, secret, persons.orKept(account), NsisLevel.NONE);
    }

    void rename(UUID account, String id, String name) {
        bindings.rename(get(account, id), name);
    }

    void prime(UUID account, String id, boolean prime) {
        bindings.prime(get(account, id), prime, null);
    }

    void remove(UUID account, String id) {
        bindings.block(get(account, id).device().id(), null);
    }
}
