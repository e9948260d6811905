package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
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
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is tried against OpenID Connect, and comes to nothing (identity 10.4). */
@Walls
class OpenIdAbuseTest {
    private static final String HOST = "own.example";
    private static final String NEXT_DOOR = "neighbour.example";
    private static final String BACK = "https://fag.example/retur";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OidcClients clients;

    private RelyingSystem system(TenantId tenant, String host, String id, boolean open, boolean realm) {
        var provider = UUID.randomUUID();
        var client = new OidcClient(
                provider,
                realm,
                open,
                null,
                List.of(BACK, BACK + "?fast=1"),
                List.of("https://fag.example/ud"),
                null,
                Algorithm.ES256,
                true,
                true,
                false,
                List.of(),
                "",
                OidcClient.Loa.URI);
        var secret = Tenant.call(
                tenant, () -> clients.add(ServiceProvider.of(provider, id, "Fagsystemet", Protocol.OIDC10), client));
        return realm
                ? new RelyingSystem(two.wire(), host, id, secret, BACK, "/auth/realms/mo/protocol/openid-connect")
                : RelyingSystem.atRoot(two.wire(), host, id, secret, BACK);
    }

    private RelyingSystem system() {
        return system(two.own(), HOST, "https://fag.example/" + UUID.randomUUID(), false, false);
    }

    private Visitor signedIn(String name) {
        Tenant.run(two.own(), () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
        var visitor = new Visitor(two.wire(), HOST);
        assertThat(visitor.signIn(OWN, name, PASSWORD).status()).isLessThan(400);
        return visitor;
    }

    private static String error(Answer answer) {
        return answer.json().path("error").asString("") + " " + answer.status();
    }

    private static void nowhere(Answer answer, String why) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.body()).contains(why).doesNotContain("??");
    }

    @Test
    void aCodeCountsOnceAndWhoShowsItAgainLosesAllThatCameOfIt() throws SQLException {
        var system = system();
        var code = system.code(signedIn("oidc-reuse"), Map.of());
        var tokens = system.redeem(code).json();
        var access = tokens.get("access_token").asString();
        assertThat(system.userinfo(access).status()).isEqualTo(200);
        assertThat(error(system.redeem(code))).isEqualTo("invalid_grant 400");
        assertThat(system.userinfo(access).status()).isEqualTo(401);
        assertThat(error(system.renew(tokens.get("refresh_token").asString()))).isEqualTo("invalid_grant 400");
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(Twin.ask(superuser, "select count(*) from audit_entry where action = 'identity.oidc.replay'")
                            .getFirst())
                    .isNotEqualTo("0");
        }
    }

    @Test
    void aRefreshTokenCountsUntilTheNextAndWhoShowsAnOldOneLosesAll() {
        var system = system();
        var first =
                system.redeem(system.code(signedIn("oidc-rotate"), Map.of())).json();
        var old = first.get("refresh_token").asString();
        var second = system.renew(old).json();
        var young = second.get("refresh_token").asString();
        assertThat(young).isNotEqualTo(old);
        assertThat(second.get("id_token")).isNotNull();
        var third = system.renew(young).json();
        assertThat(error(system.renew(old))).isEqualTo("invalid_grant 400");
        assertThat(error(system.renew(third.get("refresh_token").asString()))).isEqualTo("invalid_grant 400");
        assertThat(system.userinfo(third.get("access_token").asString()).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fag.example/retur/",
                "https://fag.example/retur?x=1",
                "https://FAG.example/retur",
                "https://fag.example/retur#x",
                "https://fag.example@ond.example/retur",
                "https://ond.example/retur",
                "http://127.0.0.1/retur",
                "javascript:alert(1)",
                "//ond.example",
                "",
            })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String address) {
        nowhere(
                signedIn("oidc-redirect").open(system().request(Map.of("redirect_uri", address))),
                "ikke er registreret");
    }

    @Test
    void aCodeIsBoundToTheAddressItWasSentTo() {
        var system = system();
        var visitor = signedIn("oidc-bound");
        var code = system.code(visitor, Map.of());
        assertThat(error(system.redeem(code, Map.of("redirect_uri", BACK + "?fast=1"))))
                .isEqualTo("invalid_grant 400");
        var other = system.code(visitor, Map.of("redirect_uri", BACK + "?fast=1"));
        assertThat(system.redeem(other, Map.of("redirect_uri", BACK + "?fast=1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutProofOfWhoAskedThereIsNoCodeAndNoToken() {
        var system = system();
        var visitor = signedIn("oidc-pkce");
        for (var less : List.of(
                Map.of("code_challenge", "", "code_challenge_method", ""),
                Map.of("code_challenge_method", "plain"),
                Map.of("code_challenge_method", ""))) {
            var back = RelyingSystem.parameters(
                    String.valueOf(visitor.open(system.request(less)).header("Location")));
            assertThat(back)
                    .as(less.toString())
                    .containsEntry("error", "invalid_request")
                    .doesNotContainKey("code");
        }
        assertThat(error(system.redeem(system.code(visitor, Map.of()), Map.of("code_verifier", ""))))
                .isEqualTo("invalid_grant 400");
        assertThat(error(system.redeem(
                        system.code(visitor, Map.of()), Map.of("code_verifier", RelyingSystem.VERIFIER + "x"))))
                .isEqualTo("invalid_grant 400");
    }

    @Test
    void anOpenClientProvesItselfByItsVerifierAloneAndRenewsByTokensThatCountOnce() {
        var system = system(two.own(), HOST, "app-" + UUID.randomUUID(), true, false);
        var visitor = signedIn("oidc-open");
        assertThat(error(system.redeem(system.code(visitor, Map.of()), Map.of("code_verifier", ""))))
                .contains("invalid_");
        var tokens = system.redeem(system.code(visitor, Map.of())).json();
        var old = tokens.get("refresh_token").asString();
        var renewed = system.renew(old);
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(error(system.renew(old))).isEqualTo("invalid_grant 400");
        assertThat(error(system.renew(renewed.json().get("refresh_token").asString())))
                .isEqualTo("invalid_grant 400");
        // it cannot act for itself, nor be taken for one with a secret
        assertThat(error(system.token(Map.of("grant_type", "client_credentials"))))
                .contains("invalid_client");
        assertThat(error(system.called(system.id(), "gæt").redeem("x"))).contains("invalid_client");
    }

    @Test
    void aSystemIsWhoItSaysItIsByItsSecretAlone() {
        var system = system();
        var code = system.code(signedIn("oidc-secret"), Map.of());
        assertThat(error(system.called(system.id(), "gæt").redeem(code))).isEqualTo("invalid_client 401");
        assertThat(error(system.called(system.id(), "").redeem(code))).contains("invalid_client");
        // another system has nothing of a code that it found
        assertThat(error(system().redeem(code))).isEqualTo("invalid_grant 400");
        assertThat(error(system.redeem(code))).isEqualTo("invalid_grant 400");
    }

    @Test
    void aTokenThatWeHaveNotSignedOrThatIsForAnotherUseOpensNothing() {
        var system = system();
        var tokens = system.redeem(system.code(signedIn("oidc-none"), Map.of())).json();
        var access = tokens.get("access_token").asString();
        var parts = access.split("\\.", -1);
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (var forged : List.of(
                none + "." + parts[1] + ".",
                none + "." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2].substring(2) + "AA",
                tokens.get("id_token").asString(),
                tokens.get("refresh_token").asString(),
                "")) assertThat(system.userinfo(forged).status()).as(forged).isEqualTo(401);
        assertThat(system.userinfo(access).status()).isEqualTo(200);
    }

    @Test
    void whatIsOfOneAuthorityIsNothingAtTheOthersHost() {
        var id = "https://fag.example/" + UUID.randomUUID();
        var system = system(two.own(), HOST, id, false, false);
        var visitor = signedIn("oidc-tenants");
        var tokens = system.redeem(system.code(visitor, Map.of())).json();
        var access = tokens.get("access_token").asString();
        var code = system.code(visitor, Map.of());
        var stranger = system.at(NEXT_DOOR);
        nowhere(new Visitor(two.wire(), NEXT_DOOR).open(stranger.request(Map.of())), "ikke oprettet her");
        assertThat(error(stranger.redeem(code))).isEqualTo("invalid_client 401");
        // the same name, and even the same secret, is another system there
        var twin = system(two.neighbour(), NEXT_DOOR, id, false, false);
        assertThat(error(twin.redeem(code))).isEqualTo("invalid_grant 400");
        assertThat(error(stranger.redeem(code))).isEqualTo("invalid_client 401");
        assertThat(error(twin.renew(tokens.get("refresh_token").asString()))).isEqualTo("invalid_grant 400");
        assertThat(twin.userinfo(access).status()).isEqualTo(401);
        assertThat(twin.post("/introspect", Map.of("token", access))
                        .json()
                        .get("active")
                        .asBoolean())
                .isFalse();
        assertThat(keys(NEXT_DOOR)).isNotEqualTo(keys(HOST));
        // somebody of the one is nobody at the other's
        var theirs = two.signedIn(NEIGHBOUR, BuiltInRole.READER);
        assertThat(theirs.send(Call.get(system.request(Map.of())).with("Host: " + HOST))
                        .status())
                .isNotEqualTo(302);
        assertThat(system.redeem(code).status()).isEqualTo(200);
    }

    private String keys(String host) {
        return two.wire().send(Call.get("/oauth2/jwks").with("Host: " + host)).body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/openid-configuration",
                "/oauth2/jwks",
                "/oauth2/authorize?client_id=x",
                "/userinfo",
                "/connect/logout",
                "/auth/realms/mo/.well-known/openid-configuration",
                "/auth/realms/mo/protocol/openid-connect/certs",
                "/auth/realms/mo/protocol/openid-connect/userinfo"
            })
    void atAHostThatIsNobodysThereIsNothing(String path) {
        for (var host :
                List.of("ukendt.example", "localhost", "own.example.ond.example", "own.example:8443", "mo.example"))
            assertThat(two.wire().send(Call.get(path).with("Host: " + host)).status())
                    .as(host)
                    .isEqualTo(404);
        var own = two.wire().send(Call.get(path).with("Host: " + HOST));
        assertThat(own.status()).isNotEqualTo(404);
    }

    @Test
    void whatIsOfTheRootIsNothingInTheRealmAndTheOtherWayRound() {
        var root = system();
        var realm = system(two.own(), HOST, "mo-" + UUID.randomUUID(), false, true);
        var visitor = signedIn("oidc-places");
        var swapped = new RelyingSystem(root.wire(), HOST, realm.id(), realm.secret(), BACK, "/oauth2");
        nowhere(visitor.open(swapped.request(Map.of())), "ikke oprettet her");
        assertThat(error(swapped.redeem(realm.code(visitor, Map.of())))).isEqualTo("invalid_client 401");
        var access = realm.redeem(realm.code(visitor, Map.of()))
                .json()
                .get("access_token")
                .asString();
        assertThat(realm.userinfo(access).status()).isEqualTo(200);
        assertThat(root.userinfo(access).status()).isEqualTo(401);
        assertThat(visitor.open("/auth/realms/andet/.well-known/openid-configuration")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://ond.example", "//ond.example", "https://fag.example/ud/", "https://fag.example/ud?x"})
    void nobodyIsSentToAnAddressThatIsNotRegisteredAfterSigningOutEither(String address) {
        var system = system();
        var visitor = signedIn("oidc-out");
        var hint = system.redeem(system.code(visitor, Map.of()))
                .json()
                .get("id_token")
                .asString();
        for (var query : List.of("client_id=" + RelyingSystem.encoded(system.id()), "id_token_hint=" + hint, "x=1"))
            nowhere(
                    visitor.open(
                            "/connect/logout?" + query + "&post_logout_redirect_uri=" + RelyingSystem.encoded(address)),
                    "ikke er registreret");
        assertThat(visitor.open("/").status()).as("still in").isEqualTo(200);
    }

    @Test
    void aKeyOfADetourThatNobodyHasLeadsNowhere() {
        var visitor = signedIn("oidc-detour");
        var none = "A".repeat(43);
        assertThat(visitor.open("/oauth2/authorize?resume=" + none).header("Location"))
                .endsWith("/sso/invalid/used");
        assertThat(visitor.open("/sso/on/" + none).header("Location")).endsWith("/sso/invalid/used");
        assertThat(visitor.open("/sso/anew/" + none).header("Location")).endsWith("/sso/invalid/used");
        nowhere(visitor.open("/sso/invalid/used"), "brugt eller for gammel");
    }
}
