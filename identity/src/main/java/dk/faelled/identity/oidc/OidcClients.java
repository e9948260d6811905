package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.identity.provider.history.ProviderHistory;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Unguessable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Systems that speak OpenID Connect. */
@Service
@Transactional
public class OidcClients {
    private static final String REALM = "mo";
    private final OidcClientTable table;
    private final ServiceProviders providers;
    private final ProviderHistory history;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    private record SecretMade(String client) {}

    private record Realm(String name) {}

    OidcClients(
            OidcClientTable table,
            ServiceProviders providers,
            ProviderHistory history,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.providers = providers;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<OidcClient> find(UUID provider) {
        return table.find(provider);
    }

    /** @throws NotFound where the system is none of OpenID Connect */
    @Transactional(readOnly = true)
    public OidcClient get(UUID provider) {
        return find(provider).orElseThrow(() -> new NotFound("client " + provider));
    }

    /** @return its secret, which nobody is told again; empty for one that keeps none */
    public String add(ServiceProvider provider, OidcClient client) {
        if (provider.protocol() != Protocol.OIDC10 || !client.provider().equals(provider.id()))
            throw new IllegalArgumentException("a client of another system");
        providers.add(provider);
        table.add(client);
        history.changed(Part.OIDC, client.provider(), null, client.kept());
        audit.changed("identity.oidc.change", ServiceProviders.entity(client.provider()), null, client, null);
        return client.open() || client.keys() != null ? "" : secret(client.provider());
    }

    /** @throws RuleBroken at the field that is wrong */
    void change(UUID provider, OidcClient.Kept wanted) {
        providers.hold(provider);
        var before = get(provider);
        var after = before.as(wanted);
        if (after.equals(before)) return;
        table.change(after);
        history.changed(Part.OIDC, provider, before.kept(), after.kept());
        audit.changed("identity.oidc.change", ServiceProviders.entity(provider), before, after, null);
        events.publishEvent(new ServiceProviderChanged(provider));
    }

    /** A new secret; the one before counts no more. @throws RuleBroken for one that keeps none */
    public String secret(UUID provider) {
        var client = get(provider);
        if (client.open()) throw new RuleBroken("identity.oidc.open");
        if (client.keys() != null) throw new RuleBroken("identity.oidc.keyed");
        var secret = Unguessable.text();
        table.secret(provider, Sha256.of(secret), clock.instant());
        audit.changed(
                "identity.oidc.secret",
                ServiceProviders.entity(provider),
                null,
                new SecretMade(providers.get(provider).entityId()),
                null);
        events.publishEvent(new ServiceProviderChanged(provider));
        return secret;
    }

    /** Whether a program without a secret is sent back to that site. @param origin {@code https://mo.example} */
    @Transactional(readOnly = true)
    public boolean isOrigin(String origin) {
        return table.isOrigin(origin);
    }

    /** The sites of clients in the realm, which may have pages of ours in a frame; no more than a hundred. */
    @Transactional(readOnly = true)
    public List<String> origins() {
        return table.origins();
    }

    /** How many find us in the realm. */
    @Transactional(readOnly = true)
    public int inRealm() {
        return table.inRealm();
    }

    /** The name of the authority's realm. */
    @Transactional(readOnly = true)
    public String realm() {
        return table.realm().orElse(REALM);
    }

    /** @throws RuleBroken where it is no name: clients have to be told the new one */
    public void realm(String name) {
        if (!name.matches("[a-z0-9-]{1,50}")) throw new RuleBroken("identity.oidc.realm.name").at("realm");
        var before = realm();
        if (name.equals(before)) return;
        table.realm(name);
        audit.changed(
                "identity.oidc.realm",
                "tenant:" + dk.faelled.platform.Tenant.current().value(),
                new Realm(before),
                new Realm(name),
                null);
    }
}
