package dk.faelled.secondfactor.connector;

import dk.faelled.platform.NotFound;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.challenge.Asking;
import dk.faelled.secondfactor.challenge.Challenge;
import dk.faelled.secondfactor.challenge.ChallengeDesk;
import dk.faelled.secondfactor.challenge.Outcome;
import dk.faelled.secondfactor.device.SeenDevice;
import dk.faelled.secondfactor.device.SeenDevices;
import dk.faelled.secondfactor.owner.OwnerIndex;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a sign-in point may do: find devices, ask one, hear how it went. */
@Service
@Transactional
class ServerDesk {
    private static final int MOST = 100;
    private static final int MOST_NAMED = 100;
    private static final Comparator<SeenDevice> ORDER = Comparator.comparing((SeenDevice seen) -> !seen.prime())
            .thenComparing(seen -> seen.device().name())
            .thenComparing(seen -> seen.device().id());
    private final Connectors connectors;
    private final Ownership ownership;
    private final OwnerIndex index;
    private final PseudonymTable pseudonyms;
    private final SeenDevices devices;
    private final ChallengeDesk challenges;
    private final Clock clock;

    ServerDesk(
            Connectors connectors,
            Ownership ownership,
            OwnerIndex index,
            PseudonymTable pseudonyms,
            SeenDevices devices,
            ChallengeDesk challenges,
            Clock clock) {
        this.connectors = connectors;
        this.ownership = ownership;
        this.index = index;
        this.pseudonyms = pseudonyms;
        this.devices = devices;
        this.challenges = challenges;
        this.clock = clock;
    }

    /**
     * The devices of those named, and those named themselves: each once, the primary first, then by name.
     *
     * @param locked whether locked ones that are named themselves come too
     */
    List<SeenDevice> find(
            @Nullable String ssn, @Nullable String pseudonym, Collection<String> ids, boolean locked, String version) {
        var connector = connectors.calling();
        connectors.heardFrom(connector, version);
        var owners = Stream.concat(
                        Optional.ofNullable(ssn).flatMap(index::ofHash).stream(),
                        Optional.ofNullable(pseudonym).flatMap(pseudonyms::find).stream())
                .distinct()
                .toList();
        var found = new LinkedHashMap<String, SeenDevice>();
        var now = clock.instant();
        for (var owner : owners) {
            for (var seen : ownership.ofNamed(connector.id(), owner, MOST))
                if (!seen.device().isLocked(now)) put(found, seen);
        }
        if (!ids.isEmpty())
            for (var seen : devices.all(ids.stream().limit(MOST_NAMED).toList()))
                if (!seen.device().isDisabled()
                        && (locked || !seen.device().isLocked(now))
                        && ownership.maySee(connector, seen)) put(found, seen);
        return found.values().stream().sorted(ORDER).toList();
    }

    private static void put(Map<String, SeenDevice> found, SeenDevice seen) {
        found.putIfAbsent(seen.device().id(), seen);
    }

    /** Empty where the caller may know of none. */
    Optional<SeenDevice> seen(String id) {
        var connector = connectors.calling();
        return ownership.find(connector, id);
    }

    /** @throws NotFound where the caller may know of no such device */
    Outcome start(String id, boolean withCode, boolean passwordless, String systemName, String userName) {
        var connector = connectors.calling();
        var found = ownership.find(connector, id).orElseThrow(() -> new NotFound("device " + id));
        return challenges.start(
                found.device(),
                found.owner(),
                new Asking(connector.id(), connector.name(), systemName, userName, withCode, passwordless));
    }

    /** @throws NotFound where the caller has asked no such thing */
    Challenge status(UUID subscriptionKey) {
        var connector = connectors.calling();
        return challenges
                .find(subscriptionKey)
                .filter(challenge -> challenge.connector().equals(connector.id()))
                .orElseThrow(() -> new NotFound("challenge"));
    }

    /** @param loaded hash by user name, as sent @return how many it could not read */
    int replacePseudonyms(Map<String, String> loaded) {
        var all = new LinkedHashMap<String, OwnerKey>();
        for (var line : loaded.entrySet())
            index.ofHash(line.getValue()).ifPresent(owner -> all.put(PseudonymTable.key(line.getKey()), owner));
        pseudonyms.replace(all);
        return loaded.size() - all.size();
    }
}
