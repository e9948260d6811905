package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Visitor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Clients of the organisation's API in the realm, systems beside it, and who signs in to them. */
record RealmSystems(TwoAuthorities two, Accounts accounts, OidcClients clients) {
    static final String HOST = "own.example";
    static final String BACK = "https://mo.fag.example/";
    static final String REALM = "/auth/realms/mo/protocol/openid-connect";

    RelyingSystem system(boolean realm, boolean open, List<String> roles, @Nullable String backchannel) {
        var provider = UUID.randomUUID();
        var id = (realm ? "mo-" : "https://fag.example/") + provider;
        var client = new OidcClient(
                provider,
                realm,
                open,
                null,
                List.of(BACK),
                List.of("https://fag.example/ud"),
                backchannel,
                Algorithm.RS256,
                true,
                true,
                !open && realm,
                roles,
                "",
                OidcClient.Loa.URI);
        var secret = Tenant.call(
                two.own(), () -> clients.add(ServiceProvider.of(provider, id, "MO", Protocol.OIDC10), client));
        return new RelyingSystem(two.wire(), HOST, id, secret, BACK, realm ? REALM : "/oauth2");
    }

    Visitor signedIn(String name) {
        Tenant.run(two.own(), () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
        var visitor = new Visitor(two.wire(), HOST);
        assertThat(visitor.signIn(OWN, name, PASSWORD).status()).isLessThan(400);
        return visitor;
    }
}
