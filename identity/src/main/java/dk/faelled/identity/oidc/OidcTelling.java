package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.Telling;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A client that has an address for it is told from behind (OpenID Connect Back-Channel Logout 1.0). */
@Component
class OidcTelling implements Telling {
    private final KnownClients clients;

    OidcTelling(KnownClients clients) {
        this.clients = clients;
    }

    @Override
    public Protocol protocol() {
        return Protocol.OIDC10;
    }

    @Override
    public Map<UUID, Way> ways(Collection<UUID> providers) {
        var all = new HashMap<UUID, Way>();
        for (var provider : providers)
            clients.byId(provider)
                    .ifPresent(
                            client -> all.put(provider, client.oidc().backchannel() == null ? Way.NEVER : Way.AT_ONCE));
        return all;
    }
}
