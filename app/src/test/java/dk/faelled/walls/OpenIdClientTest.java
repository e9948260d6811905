package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.NodeLibraries;
import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A system by a library that we have not written, openid-client, signs somebody in (identity 10.5). */
@Walls
class OpenIdClientTest {
    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OidcClients clients;

    @Test
    void anotherLibrarySignsSomebodyInRenewsAsksAgainAndSignsOut() throws IOException, InterruptedException {
        NodeLibraries.place();
        var back = "https://fag.example/retur";
        var left = "https://fag.example/ud";
        var provider = UUID.randomUUID();
        var id = "openid-client-" + provider;
        var secret = Tenant.call(
                two.own(),
                () -> clients.add(
                        ServiceProvider.of(provider, id, "Fagsystemet", Protocol.OIDC10),
                        new OidcClient(
                                provider,
                                false,
                                false,
                                null,
                                List.of(back),
                                List.of(left),
                                null,
                                Algorithm.ES256,
                                true,
                                true,
                                false,
                                List.of(),
                                "",
                                OidcClient.Loa.URI)));
        Tenant.run(
                two.own(),
                () -> accounts.keep("openid-client", "Anna Bente Jensen", PASSWORD, Set.of(BuiltInRole.READER), null));
        var port = Integer.toString(two.wire().port());
        assertThat(NodeLibraries.run(
                        "node",
                        "relying-party.mjs",
                        port,
                        "own.example",
                        id,
                        secret,
                        back,
                        left,
                        "openid-client",
                        PASSWORD))
                .endsWith("ok\n");
    }
}
