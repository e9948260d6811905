package dk.faelled.identity.factor;

import com.webauthn4j.data.AuthenticationData;
import dk.faelled.identity.FactorChanged;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.Tenants;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.KeyCeremony;
import dk.faelled.secondfactor.KeyOptions;
import dk.faelled.secondfactor.KeysAndApps;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys and security keys (MFA-07, BEY-01): made on a page, offered under the host name of that page, and no other. */
@Service
public class Passkeys {
    private final PasskeyTable table;
    private final KeysAndApps devices;
    private final Devices owners;
    private final KeyCeremony ceremony;
    private final UsedOnce used;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    private record Named(String name) {}

    /** Whose a key says to be that signs in with nothing else; nothing of it is proved. */
    public record Claim(TenantId tenant, UUID account) {}

    Passkeys(
            PasskeyTable table,
            KeysAndApps devices,
            Devices owners,
            KeyCeremony ceremony,
            UsedOnce used,
            Tenants tenants,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.devices = devices;
        this.owners = owners;
        this.ceremony = ceremony;
        this.used = used;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        transaction = new TransactionTemplate(transactions);
    }

    @Transactional(readOnly = true)
    public List<Passkey> of(UUID account) {
        return table.of(account);
    }

    /** For {@code navigator.credentials.create}, as JSON; the session remembers the challenge. */
    public String toMake(AccountKept account, HttpServletRequest request) {
        var authority = tenants.find(Tenant.current()).orElseThrow().name();
        var challenge = Challenge.begin(Challenge.Purpose.MAKE, clock.instant(), request);
        var user = new KeyOptions.User(
                new Handle(account.tenant().value(), account.account()).bytes(),
                account.userName(),
                account.displayName());
        return KeyOptions.toMake(
                Site.of(request), authority, user, ids(kept(() -> table.of(account.account()))), challenge.text());
    }

    /** For {@code navigator.credentials.get}, as JSON. @param allowed none where the key is to say whose it is */
    public String toSign(List<Passkey> allowed, Challenge.Purpose purpose, HttpServletRequest request) {
        var challenge = Challenge.begin(purpose, clock.instant(), request);
        return KeyOptions.toSign(
                Site.of(request), ids(allowed), challenge.text(), purpose == Challenge.Purpose.SIGN_IN);
    }

    private static List<byte[]> ids(List<Passkey> keys) {
        return keys.stream().map(one -> one.key().id()).toList();
    }

    /**
     * @param level of the session in which it is added
     * @throws RuleBroken where what the browser sent is not what was asked for
     */
    public void add(UUID account, String name, NsisLevel level, String json, HttpServletRequest request) {
        var challenge = Challenge.take(Challenge.Purpose.MAKE, clock.instant(), request)
                .orElseThrow(() -> new RuleBroken("identity.passkey.late"));
        var site = Site.of(request);
        var made = ceremony.made(site, challenge.text(), json);
        var counts = level.atMost(NsisLevel.SUBSTANTIAL);
        transaction.executeWithoutResult(status -> {
            if (!used.take(challenge.text())) throw new RuleBroken("identity.passkey.late");
            if (table.of(account).size() >= Factors.MOST) throw new RuleBroken("identity.factor.many", Factors.MOST);
            var device = devices.addKey(owners.ownerOf(account), name, counts, site, made);
            var key = new Passkey(Ids.next(), account, name, counts, made.key(), device, null, clock.instant(), null);
            if (!table.add(key, made.attestation())) throw new RuleBroken("secondfactor.key.refused");
            audit.changed("identity.passkey.add", "account:" + account, null, new Named(name), null);
            events.publishEvent(new FactorChanged(Tenant.current(), account, key.id(), name, true));
        });
    }

    /** Whose the key that signed says to be. */
    public Optional<Claim> claimed(String json) {
        var handle = ceremony.read(json).getUserHandle();
        return handle == null
                ? Optional.empty()
                : Handle.of(Arrays.copyOf(handle, handle.length))
                        .map(whose -> new Claim(new TenantId(whose.tenant()), whose.account()));
    }

    /**
     * Of which level the key of the account is that has signed what the session asked for; empty where none has. One that
     * counts backwards is flagged and never accepted again.
     *
     * @throws RuleBroken where what the browser sent cannot be read or is not what was asked for
     */
    public Optional<NsisLevel> signed(
            UUID account, Challenge.Purpose purpose, String json, HttpServletRequest request) {
        var site = Site.of(request);
        var challenge = Challenge.take(purpose, clock.instant(), request);
        var data = ceremony.read(json);
        var id = Objects.requireNonNull(data.getCredentialId());
        var key = kept(() -> table.ofCredential(Arrays.copyOf(id, id.length)))
                .filter(found -> found.account().equals(account) && found.servesAt(site.host()));
        if (challenge.isEmpty() || key.isEmpty()) return Optional.empty();
        try {
            var count = ceremony.signed(
                    site, challenge.get().text(), key.get().key(), data, purpose == Challenge.Purpose.SIGN_IN);
            boolean counts = kept(() -> used.take(challenge.get().text()) && use(key.get(), site, data, count));
            return key.filter(_ -> counts).map(Passkey::level);
        } catch (KeyCeremony.Copied copied) {
            transaction.executeWithoutResult(status -> flag(key.get()));
            return Optional.empty();
        }
    }

    private boolean use(Passkey key, Site site, AuthenticationData data, long count) {
        var backedUp = Objects.requireNonNull(data.getAuthenticatorData()).isFlagBS();
        return isTaken(key, site, count, backedUp) && table.use(key.id(), count, backedUp, clock.instant());
    }

    /** The device knows how often it signed at other sign-in points; what was made before keys were devices becomes one. */
    private boolean isTaken(Passkey key, Site site, long count, boolean backedUp) {
        var device = key.device();
        if (device == null) {
            var made = new KeyCeremony.Made(key.key(), table.attestation(key.id()));
            device = devices.addKey(owners.ownerOf(key.account()), key.name(), key.level(), site, made);
            table.isDevice(key.id(), device);
        }
        return switch (devices.takeCount(device, count, backedUp)) {
            case YES -> true;
            case REFUSED -> false;
            case COPIED -> {
                flag(key);
                yield false;
            }
        };
    }

    private void flag(Passkey key) {
        table.flag(key.id(), clock.instant());
        if (key.device() != null) devices.block(key.device());
        audit.changed("identity.passkey.flag", "account:" + key.account(), null, new Named(key.name()), null);
    }

    /** @return whether there was one */
    @Transactional
    public boolean remove(UUID account, UUID key, @Nullable String reason) {
        var found =
                table.of(account).stream().filter(one -> one.id().equals(key)).findAny();
        if (found.isEmpty() || !table.remove(account, key)) return false;
        var device = found.get().device();
        if (device != null) devices.block(device);
        var name = found.get().name();
        audit.changed("identity.passkey.remove", "account:" + account, new Named(name), null, reason);
        events.publishEvent(new FactorChanged(Tenant.current(), account, key, name, false));
        return true;
    }

    private <T> T kept(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
