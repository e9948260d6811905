package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.OWN;
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
import dk.faelled.platform.wire.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Systems by libraries that we have not written, openid-client and node-saml, sign somebody in (identity 10.3, 10.5). */
@Walls
class OtherLibrariesTest {
    private static final String HOST = "own.example";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OidcClients clients;

    @BeforeAll
    static void theLibrariesAreThere() throws IOException, InterruptedException {
        NodeLibraries.place();
    }

    private void account(String name) {
        Tenant.run(
                two.own(), () -> accounts.keep(name, "Anna Bente Jensen", PASSWORD, Set.of(BuiltInRole.READER), null));
    }

    private String port() {
        return Integer.toString(two.wire().port());
    }

    @Test
    void byOpenIdConnectOneSignsInRenewsAsksAgainAndSignsOut() throws IOException, InterruptedException {
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
        account("openid-client");
        assertThat(NodeLibraries.run(
                        "node", "openid-system.mjs", port(), HOST, id, secret, back, left, "openid-client", PASSWORD))
                .endsWith("ok\n");
    }

    @Test
    void bySamlOneIsToldWhoItIsAsksAnewAndSignsOutFromEitherSide() throws IOException, InterruptedException {
        var keys = SamlSystem.Keys.made();
        var folder = Files.createDirectories(NodeLibraries.place().resolve("saml"));
        Files.writeString(
                folder.resolve("key.pem"), pem("PRIVATE KEY", keys.key().getEncoded()));
        Files.writeString(
                folder.resolve("certificate.pem"),
                pem("CERTIFICATE", Base64.getDecoder().decode(keys.base64())));
        var id = "https://fag.example/" + UUID.randomUUID();
        var administrator = new Visitor(two.wire(), HOST);
        administrator.signIn(OWN, "ADMINISTRATOR", PASSWORD);
        var fresh = "/identity/providers/saml/new";
        administrator.open(fresh);
        var added = administrator.post(
                fresh,
                Map.of(
                        "name",
                        "Fagsystemet",
                        "xml",
                        NodeLibraries.run("node", "saml-system.mjs", "describe", "saml", id)));
        assertThat(added.status()).as(added.body()).isEqualTo(302);
        var path = String.valueOf(added.header("Location")).replaceFirst("^.*(/identity.*)/saml$", "$1");
        administrator.open(path);
        administrator.post(path, Map.of("name", "Fagsystemet", "enabled", "yes"));
        account("node-saml");
        assertThat(NodeLibraries.run(
                        "node", "saml-system.mjs", "sign-in", "saml", id, port(), HOST, "node-saml", PASSWORD))
                .endsWith("ok\n");
    }

    private static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind);
    }
}
