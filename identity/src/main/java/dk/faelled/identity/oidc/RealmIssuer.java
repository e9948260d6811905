package dk.faelled.identity.oidc;

import dk.faelled.platform.OuterHost;
import dk.faelled.platform.OwnIssuer;
import dk.faelled.platform.ShortMemory;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Our own interfaces take what the realm of an authority issues, and nothing from its root: there, tokens are for whatever
 * system asked for one.
 */
@Component
class RealmIssuer implements OwnIssuer {
    private final ShortMemory<String, Optional<Published>> known = new ShortMemory<>(Duration.ofSeconds(5), 1_000);
    private final OuterHost hosts;
    private final OidcClients clients;
    private final KeyedTokens tokens;

    RealmIssuer(OuterHost hosts, OidcClients clients, KeyedTokens tokens) {
        this.hosts = hosts;
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Optional<Published> published(String issuer) {
        return known.get(issuer, () -> read(issuer));
    }

    private Optional<Published> read(String issuer) {
        URI uri;
        try {
            uri = new URI(issuer);
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
        if (uri.getHost() == null || uri.getPath() == null || !uri.getPath().startsWith(Place.REALMS))
            return Optional.empty();
        return hosts.authority(uri.getHost()).flatMap(tenant -> of(tenant, uri.getPath()));
    }

    private Optional<Published> of(TenantId tenant, String path) {
        return Tenant.call(
                tenant,
                () -> path.equals(Place.REALMS + clients.realm())
                        ? Optional.of(new Published(tenant, tokens.published().toString()))
                        : Optional.empty());
    }
}
