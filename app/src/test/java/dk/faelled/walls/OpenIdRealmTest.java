package dk.faelled.walls;

import static dk.faelled.walls.RealmSystems.BACK;
import static dk.faelled.walls.RealmSystems.HOST;
import static dk.faelled.walls.RealmSystems.REALM;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients of the organisation's API find the issuer that they know; and who is signed out here is so everywhere (IDP-12). */
@Walls
class OpenIdRealmTest {
    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OidcClients clients;

    @Autowired
    private List<Schedule> schedules;

    private RelyingSystem system(boolean realm, boolean open, List<String> roles, @Nullable String backchannel) {
        return new RealmSystems(two, accounts, clients).system(realm, open, roles, backchannel);
    }

    private Visitor signedIn(String name) {
        return new RealmSystems(two, accounts, clients).signedIn(name);
    }

    private Answer graphql(String token, String query) {
        return two.wire()
                .send(Call.json("POST", "/os2mo/graphql/v30", "{\"query\":\"" + query + "\"}")
                        .with("Host: " + HOST)
                        .with("Authorization: Bearer " + token));
    }

    @Test
    void theIssuerIsFoundWhereClientsOfKeycloakLookForIt() {
        var told = two.wire()
                .send(Call.get("/auth/realms/mo/.well-known/openid-configuration")
                        .with("Host: " + HOST))
                .json();
        var issuer = "http://" + HOST + "/auth/realms/mo";
        assertThat(told.get("issuer").asString()).isEqualTo(issuer);
        assertThat(told.get("token_endpoint").asString()).isEqualTo(issuer + "/protocol/openid-connect/token");
        assertThat(told.get("jwks_uri").asString()).isEqualTo(issuer + "/protocol/openid-connect/certs");
        var root = two.wire()
                .send(Call.get("/.well-known/openid-configuration").with("Host: " + HOST))
                .json();
        assertThat(root.get("issuer").asString()).isEqualTo("http://" + HOST);
        assertThat(root.get("authorization_endpoint").asString()).isEqualTo("http://" + HOST + "/oauth2/authorize");
    }

    @Test
    void anIntegrationGetsATokenForItselfAndTheOrganisationsApiTakesIt() throws ParseException {
        var reader = system(true, false, List.of("reader"), null);
        var answer = reader.token(Map.of("grant_type", "client_credentials"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var token = answer.json().get("access_token").asString();
        var said = reader.verified(token);
        assertThat(said.getStringClaim("azp")).isEqualTo(reader.id());
        assertThat(said.getStringClaim("preferred_username")).isEqualTo("service-account-" + reader.id());
        assertThat(said.getStringClaim("typ")).isEqualTo("Bearer");
        assertThat(said.getJSONObjectClaim("realm_access")).containsEntry("roles", List.of("reader"));
        assertThat(said.getStringClaim("uuid")).hasSize(36);
        var units = graphql(token, "{ org_units { objects { uuid } } }");
        assertThat(units.status()).isEqualTo(200);
        assertThat(units.json().path("data").path("org_units").path("objects").size())
                .isPositive();
        var nobody = system(true, false, List.of(), null);
        var poor = nobody.token(Map.of("grant_type", "client_credentials"))
                .json()
                .get("access_token")
                .asString();
        assertThat(graphql(poor, "{ org_units { objects { uuid } } }")
                        .json()
                        .path("data")
                        .path("org_units")
                        .path("objects")
                        .size())
                .isZero();
    }

    @Test
    void theOrganisationsApiTakesNeitherTokensForOtherSystemsNorWhatIsNoAccessToken() {
        var other = system(false, false, List.of(), null);
        var visitor = signedIn("realm-other");
        var atRoot = other.redeem(other.code(visitor, Map.of())).json();
        var realm = system(true, false, List.of("reader"), null);
        var inRealm = realm.redeem(realm.code(visitor, Map.of())).json();
        for (var token : List.of(
                atRoot.get("access_token").asString(),
                atRoot.get("id_token").asString(),
                inRealm.get("id_token").asString(),
                inRealm.get("refresh_token").asString()))
            assertThat(graphql(token, "{ org_units { objects { uuid } } }").body())
                    .doesNotContain("\"objects\":[{");
    }

    @Test
    void aBrowsersClientGetsItsAnswerInTheFragment() throws ParseException {
        var front = system(true, true, List.of(), null);
        var visitor = signedIn("realm-front");
        var back = String.valueOf(
                visitor.open(front.request(Map.of("response_mode", "fragment"))).header("Location"));
        assertThat(back).startsWith(BACK + "#").doesNotContain("?");
        var got = RelyingSystem.parameters(back);
        assertThat(got).containsKeys("code", "state", "session_state");
        var tokens = front.redeem(String.valueOf(got.get("code")));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.json().get("session_state").asString()).isEqualTo(got.get("session_state"));
        var said = front.verified(tokens.json().get("access_token").asString());
        assertThat(said.getStringClaim("preferred_username")).isEqualTo("realm-front");
        assertThat(said.getStringClaim("uuid")).isEqualTo(said.getSubject());
        assertThat(front.renew(tokens.json().get("refresh_token").asString()).status())
                .isEqualTo(200);
        var wrong = RelyingSystem.parameters(
                String.valueOf(visitor.open(front.request(Map.of("response_mode", "web_message")))
                        .header("Location")));
        assertThat(wrong).containsEntry("error", "invalid_request");
    }

    @Test
    void aScriptOfTheSiteThatAProgramIsSentBackToMayReadAndNoOther() {
        system(true, true, List.of(), null);
        var path = REALM + "/token";
        var asked = cors("OPTIONS", path, "https://mo.fag.example");
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("https://mo.fag.example");
        // Keycloak's library sends cookies along to where tokens are fetched, and nowhere else
        assertThat(asked.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(cors("GET", REALM + "/userinfo", "https://mo.fag.example")
                        .header("Access-Control-Allow-Credentials"))
                .isNull();
        assertThat(cors("POST", path, "https://ond.example").header("Access-Control-Allow-Credentials"))
                .isNull();
        assertThat(cors("GET", REALM + "/certs", "https://mo.fag.example").header("Access-Control-Allow-Origin"))
                .isEqualTo("https://mo.fag.example");
        for (var origin :
                List.of("https://ond.example", "https://mo.fag.exampl", "https://mo.fag.example.ond.example", "null"))
            assertThat(cors("GET", REALM + "/certs", origin).header("Access-Control-Allow-Origin"))
                    .as(origin)
                    .isNull();
        assertThat(cors("GET", REALM + "/auth", "https://mo.fag.example").header("Access-Control-Allow-Origin"))
                .isNull();
    }

    private Answer cors(String method, String path, String origin) {
        return two.wire().send(new Call(method, path, List.of("Host: " + HOST, "Origin: " + origin), ""));
    }

    @Test
    void aSystemSignsSomebodyOutByATokenOfTheSessionAndElseItsOwnerIsAsked() {
        var system = system(false, false, List.of(), null);
        var visitor = signedIn("realm-out");
        var tokens = system.redeem(system.code(visitor, Map.of())).json();
        var away = "&post_logout_redirect_uri=" + RelyingSystem.encoded("https://fag.example/ud") + "&state=s1";
        var asked = visitor.open("/connect/logout?client_id=" + RelyingSystem.encoded(system.id()) + away);
        var page = String.valueOf(asked.header("Location")).replaceFirst("^http://[^/]*", "");
        assertThat(page).startsWith("/sso/leave/");
        assertThat(visitor.open(page).body()).contains("beder om, at du logges ud");
        assertThat(visitor.open("/").status()).as("still in").isEqualTo(200);
        visitor.open(page);
        var left = visitor.post(page, Map.of());
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.header("Refresh")).isEqualTo("0; url=https://fag.example/ud?state=s1");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        // what rested on the session is over
        assertThat(system.userinfo(tokens.get("access_token").asString()).status())
                .isEqualTo(401);
        assertThat(system.renew(tokens.get("refresh_token").asString()).status())
                .isEqualTo(400);

        var again = signedIn("realm-out");
        var hint = system.redeem(system.code(again, Map.of()))
                .json()
                .get("id_token")
                .asString();
        var gone = again.open("/connect/logout?id_token_hint=" + hint + away);
        assertThat(gone.header("Location")).isEqualTo("https://fag.example/ud?state=s1");
        assertThat(again.open("/").header("Location")).contains("/sign-in");
    }

    @Test
    void whoSignsOutIsSignedOutThereTooAndASystemThatDoesNotHearIsToldAgain() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var answers = new AtomicInteger(500);
        var server = listening(heard, answers);
        try {
            var system = system(
                    false,
                    false,
                    List.of(),
                    "http://127.0.0.9:" + server.getAddress().getPort() + "/out");
            var visitor = signedIn("realm-back");
            var id = system.verified(system.redeem(system.code(visitor, Map.of()))
                    .json()
                    .get("id_token")
                    .asString());
            visitor.open("/me/security");
            assertThat(visitor.post("/sign-out", Map.of()).header("Location")).endsWith("/sign-in");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).as("told at once").isNotNull();
            answers.set(200);
            try (var superuser = TestDatabase.database().superuser()) {
                Twin.run(superuser, "update identity_oidc_logout set due_at = now()");
            }
            run("identity.oidc.logout");
            var body = heard.poll(30, TimeUnit.SECONDS);
            assertThat(body).as("told again").isNotNull();
            var said = system.verified(
                    String.valueOf(RelyingSystem.parameters("?" + body).get("logout_token")));
            assertThat(said.getSubject()).isEqualTo(id.getSubject());
            assertThat(said.getStringClaim("sid")).isEqualTo(id.getStringClaim("sid"));
            assertThat(said.getAudience()).containsExactly(system.id());
            assertThat(said.getJSONObjectClaim("events"))
                    .containsKey("http://schemas.openid.net/event/backchannel-logout");
            assertThat(said.getClaim("nonce")).isNull();
            run("identity.oidc.logout");
            assertThat(heard).as("heard, and not told a third time").isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private void run(String name) throws Exception {
        var schedule = schedules.stream()
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElseThrow();
        Tenant.<Exception>run(two.own(), () -> schedule.work().run());
    }

    private static HttpServer listening(LinkedBlockingQueue<String> heard, AtomicInteger status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.9", 0), 0);
        server.createContext("/out", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
            heard.add(body);
        });
        server.start();
        return server;
    }
}
