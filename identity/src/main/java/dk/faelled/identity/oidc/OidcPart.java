package dk.faelled.identity.oidc;

import com.nimbusds.jose.jwk.JWK;
import dk.faelled.identity.oidc.OidcClient.Kept;
import dk.faelled.identity.provider.history.Historic;
import dk.faelled.identity.provider.history.InWords;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a client is set up, which has a history; its secret has none. */
@Component
class OidcPart implements Historic<Kept> {
    private final OidcClients clients;

    OidcPart(OidcClients clients) {
        this.clients = clients;
    }

    @Override
    public Part part() {
        return Part.OIDC;
    }

    @Override
    public Class<Kept> kept() {
        return Kept.class;
    }

    @Override
    public Optional<Kept> now(UUID provider) {
        return clients.find(provider).map(OidcClient::kept);
    }

    /** One that proved who it is by keys, and did so by a secret then, needs a new secret. */
    @Override
    public void back(UUID provider, Kept state) {
        clients.change(provider, state);
    }

    @Override
    public List<Map<String, List<String>>> inWords(List<Kept> states) {
        return states.stream().map(OidcPart::inWords).toList();
    }

    private static Map<String, List<String>> inWords(Kept kept) {
        return new InWords()
                .put("identity.oidc.redirects", kept.redirects())
                .put("identity.oidc.logouts", kept.logouts())
                .put("identity.oidc.backchannel", kept.backchannel() == null ? "" : kept.backchannel())
                .put("identity.key.algorithm", kept.algorithm().name())
                .put("identity.oidc.pkce", kept.pkce())
                .put("identity.oidc.keys", kept.keys() == null ? List.of() : ids(kept.keys()))
                .put("identity.oidc.pushed", kept.pushed())
                .put("identity.oidc.refresh", kept.refresh())
                .put("identity.oidc.service", kept.service())
                .put("identity.oidc.service-roles", kept.serviceRoles())
                .put("identity.oidc.roles-system", kept.rolesSystem())
                .put("identity.oidc.loa", Messages.text("identity.oidc.loa." + kept.loa()))
                .all();
    }

    private static List<String> ids(String keys) {
        return ClientKeys.read(keys).getKeys().stream().map(JWK::getKeyID).toList();
    }
}
