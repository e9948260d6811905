package dk.faelled.identity.factor;

import dk.faelled.platform.Audit;
import dk.faelled.secondfactor.KeysAndApps;
import dk.faelled.secondfactor.NsisLevel;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an account has beside its password, and how surely it is its owner's (identity 4.11). */
@Service
public class Factors {
    /** Of each kind, for one account. */
    public static final int MOST = 10;

    /** Letters of a name that somebody gives a device. */
    public static final int LONGEST_NAME = 128;

    private final AppTable apps;
    private final PasskeyTable passkeys;
    private final KeysAndApps devices;
    private final Audit audit;

    /** One of either kind. */
    public record Held(UUID id, String name, NsisLevel level, boolean passkey) {}

    private record Counts(NsisLevel level, int factors) {}

    Factors(AppTable apps, PasskeyTable passkeys, KeysAndApps devices, Audit audit) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.devices = devices;
        this.audit = audit;
    }

    /** Apps first, each kind oldest first. */
    @Transactional(readOnly = true)
    public List<Held> of(UUID account) {
        return Stream.concat(
                        apps.of(account).stream().map(app -> new Held(app.id(), app.name(), app.level(), false)),
                        passkeys.of(account).stream().map(key -> new Held(key.id(), key.name(), key.level(), true)))
                .toList();
    }

    /**
     * Those of these that are the account's count for that level from now on, at most SUBSTANTIAL: HIGH needs a key of which
     * the maker has proved what it is.
     */
    @Transactional
    public void level(UUID account, Collection<UUID> factors, NsisLevel level) {
        var counts = level.atMost(NsisLevel.SUBSTANTIAL);
        var changed = both(apps.level(account, factors, counts), passkeys.level(account, factors, counts));
        if (changed.isEmpty()) return;
        devices.level(changed, counts);
        audit.changed("identity.factor.level", "account:" + account, null, new Counts(counts, changed.size()), null);
    }

    /** What was bound under proofs that are worth nothing any more is as little worth. */
    @Transactional
    public void worthNothing(Collection<UUID> accounts) {
        if (accounts.isEmpty()) return;
        devices.level(both(apps.worthNothing(accounts), passkeys.worthNothing(accounts)), NsisLevel.NONE);
    }

    private static List<String> both(List<String> apps, List<String> passkeys) {
        return Stream.concat(apps.stream(), passkeys.stream()).toList();
    }

    /** One that is locked or flagged counts: it must not open the door to go without. */
    @Transactional(readOnly = true)
    public boolean has(UUID account) {
        return !apps.of(account).isEmpty() || !passkeys.of(account).isEmpty();
    }
}
