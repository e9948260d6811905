package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.InstallationKey;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.Unguessable;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.OuterLinks;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.KeyCeremony;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.Site;
import dk.faelled.secondfactor.Totp;
import dk.faelled.secondfactor.device.Bindings;
import dk.faelled.secondfactor.device.FactorDevices;
import dk.faelled.secondfactor.device.Shared;
import dk.faelled.secondfactor.owner.OwnerIndex;
import dk.faelled.secondfactor.viewer.Stock;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A login provider lets one of its persons add a key, an app or a code viewer here. It alone vouches for who that is, so the
 * device serves within its authority only, as one that somebody there had bound by hand.
 */
@Service
class Handoffs {
    private static final int MOST = 50;
    private final Connectors connectors;
    private final Ownership ownership;
    private final OwnerIndex index;
    private final HandoffTable table;
    private final FactorDevices devices;
    private final Stock stock;
    private final Bindings bindings;
    private final KeyCeremony ceremony;
    private final InstallationKey installation;
    private final Shared shared;
    private final Tenants tenants;
    private final OuterLinks links;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Handoffs(
            Connectors connectors,
            Ownership ownership,
            OwnerIndex index,
            HandoffTable table,
            FactorDevices devices,
            Stock stock,
            Bindings bindings,
            KeyCeremony ceremony,
            InstallationKey installation,
            Shared shared,
            Tenants tenants,
            OuterLinks links,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.connectors = connectors;
        this.ownership = ownership;
        this.index = index;
        this.table = table;
        this.devices = devices;
        this.stock = stock;
        this.bindings = bindings;
        this.ceremony = ceremony;
        this.installation = installation;
        this.shared = shared;
        this.tenants = tenants;
        this.links = links;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** @return the address to which the calling login provider sends the person */
    @Transactional
    public String begin(HandoffKind kind, Cpr cpr, NsisLevel level) {
        var connector = connectors.calling();
        var owner = index.of(cpr);
        if (ownership.ofNamed(connector.id(), owner, MOST).size() >= MOST)
            throw new RuleBroken("secondfactor.own.many", MOST);
        var key = Unguessable.text();
        var secret = kind.type() == DeviceType.TOTP ? installation.sealSecret(Base32.encode(Totp.secret())) : null;
        table.add(new Handoff(
                Sha256.of(key),
                Tenant.current(),
                connector.id(),
                owner,
                kind.type(),
                level.atMost(NsisLevel.SUBSTANTIAL),
                secret,
                clock.instant()));
        return links.of(tenants.find(Tenant.current()).orElseThrow(), HandoffPages.path(kind, key));
    }

    /** One that still opens. */
    Optional<Handoff> opened(HandoffKind kind, String key) {
        var now = clock.instant();
        return found(kind, key).filter(one -> one.opens(now));
    }

    /** One that was opened, and is still being filled in. */
    Optional<Handoff> found(HandoffKind kind, String key) {
        var after = clock.instant().minus(Handoff.ENDS);
        return shared.work(() -> table.find(Sha256.of(key), after)).filter(one -> one.kind() == kind.type());
    }

    byte[] secret(Handoff handoff) {
        return Base32.decode(installation.openSecret(Objects.requireNonNull(handoff.sealedSecret())));
    }

    /** Ids of the keys that the person has already made under that name. */
    List<byte[]> made(Handoff handoff, Site site) {
        return devices.made(handoff.owner(), site.host());
    }

    /** What a new key has to sign: as secret as the address that leads here. */
    static String toSign(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of("secondfactor.handoff " + key));
    }

    /** @return number of the device @throws RuleBroken at {@code code} where the app shows another */
    String addApp(Handoff handoff, String name, String code) {
        var secret = secret(handoff);
        var step = Totp.accepted(secret, code, clock.instant(), -1);
        if (step.isEmpty()) throw new RuleBroken("secondfactor.code.wrong").at("code");
        return within(handoff, () -> devices.newApp(name, secret, step.getAsLong()));
    }

    /** @return number of the device @throws RuleBroken where the key is somebody's, or what was sent is not what was asked for */
    String addKey(Handoff handoff, String key, String name, Site site, String json) {
        var made = ceremony.made(site, toSign(key), json);
        return within(handoff, () -> devices.newKey(name, site, made));
    }

    /** @return number of the device @throws RuleBroken as {@link Stock#taken} */
    String addViewer(Handoff handoff, String serial, String first, String second) {
        return within(handoff, () -> stock.taken(serial, first, second));
    }

    private String within(Handoff handoff, java.util.function.Supplier<String> added) {
        return Tenant.call(
                handoff.tenant(),
                () -> Objects.requireNonNull(transaction.execute(_ -> {
                    if (!table.use(handoff.keyHash(), clock.instant()))
                        throw new RuleBroken("secondfactor.handoff.over");
                    var id = added.get();
                    bindings.bindLocally(
                            id,
                            handoff.owner(),
                            handoff.level(),
                            Messages.text("secondfactor.handoff.reason", connectors.name(handoff.connector())));
                    return id;
                })));
    }

    /** Where a page of ours may lead back to. */
    List<String> redirects(Handoff handoff) {
        return Tenant.call(handoff.tenant(), () -> connectors.redirects(handoff.connector()));
    }

    String authority(Handoff handoff) {
        return tenants.find(handoff.tenant()).orElseThrow().name();
    }
}
