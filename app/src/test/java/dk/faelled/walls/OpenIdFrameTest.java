package dk.faelled.walls;

import static dk.faelled.walls.RealmSystems.HOST;
import static dk.faelled.walls.RealmSystems.REALM;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How clients of the realm hear that a session is over: in a frame, and by a call where it ended by itself; and what the realm is called. */
@Walls
class OpenIdFrameTest {
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

    @Test
    void aSessionThatNobodyUsesAnyMoreEndsThereTooUnlessTheSystemGoesOnRenewing() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var server = listening(heard, new AtomicInteger(200));
        try {
            var system = system(
                    true,
                    true,
                    List.of(),
                    "http://127.0.0.9:" + server.getAddress().getPort() + "/out");
            var visitor = signedIn("realm-lapse");
            var tokens = system.redeem(system.code(visitor, Map.of())).json();
            var session = tokens.get("session_state").asString();
            looked(session);
            assertThat(state(system, session)).isEqualTo("unchanged");
            try (var superuser = TestDatabase.database().superuser()) {
                Twin.run(
                        superuser,
                        "update spring_session set expiry_time = 0 where principal_name like '" + two.own()
                                + "/%' and exists (select 1 from identity_service_session s where s.session = '"
                                + session
                                + "' and principal_name like '%/' || s.account_id)");
            }
            looked(session);
            assertThat(state(system, session)).as("it renewed just now").isEqualTo("unchanged");
            assertThat(heard).isEmpty();
            try (var superuser = TestDatabase.database().superuser()) {
                Twin.run(
                        superuser,
                        "update identity_oidc_grant set access_at = now() - interval '31 minutes' where session = '"
                                + session + "'");
            }
            looked(session);
            var body = heard.poll(30, TimeUnit.SECONDS);
            assertThat(body).as("told that it is over").isNotNull();
            assertThat(system.verified(String.valueOf(
                                    RelyingSystem.parameters("?" + body).get("logout_token")))
                            .getStringClaim("sid"))
                    .isEqualTo(session);
            assertThat(state(system, session)).isEqualTo("changed");
            assertThat(system.renew(tokens.get("refresh_token").asString()).status())
                    .isEqualTo(400);
        } finally {
            server.stop(0);
        }
    }

    private void looked(String session) throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(
                    superuser,
                    "update identity_service_session set look_at = now() - interval '1 minute' where session = '"
                            + session + "'");
        }
        run("identity.oidc.lapse");
    }

    /** As the frame does, with the cookie of the session. */
    private static Answer asked(Visitor visitor, String target) {
        return visitor.send(Call.get(target).with("Accept: */*"));
    }

    private Answer status(RelyingSystem system, String what, String origin, String more) {
        return two.wire()
                .send(Call.get(REALM + "/login-status-iframe.html" + what + "?client_id=" + system.id() + "&origin="
                                + RelyingSystem.encoded(origin) + more)
                        .with("Host: " + HOST));
    }

    private String state(RelyingSystem system, String session) {
        return status(system, "/state", "https://mo.fag.example", "&session_state=" + RelyingSystem.encoded(session))
                .json()
                .get("state")
                .asString();
    }

    @Test
    void aFrameTellsAClientOfTheRealmAndNobodyElseWhetherSomebodyIsStillSignedIn() {
        var front = system(true, true, List.of(), null);
        var visitor = signedIn("realm-frame");
        var session = front.redeem(front.code(visitor, Map.of()))
                .json()
                .get("session_state")
                .asString();
        var page = status(front, "", "", "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors ", " https://mo.fag.example")
                .doesNotContain("frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isNull();
        assertThat(page.body()).contains("/assets/login-status.js");
        assertThat(status(front, "/init", "https://mo.fag.example", "").status())
                .isEqualTo(204);
        assertThat(status(front, "/init", "https://ond.example", "").status()).isEqualTo(403);
        assertThat(status(front, "/state", "https://ond.example", "&session_state=" + session)
                        .status())
                .isEqualTo(403);
        var root = system(false, true, List.of(), null);
        assertThat(status(root, "/init", "https://mo.fag.example", "").status()).isEqualTo(403);
        assertThat(state(front, session)).isEqualTo("unchanged");
        assertThat(state(front, "")).as("nobody there, as it thinks").isEqualTo("unchanged");
        assertThat(state(front, "ulæselig")).isEqualTo("changed");
        var other = system(true, true, List.of(), null);
        assertThat(state(other, session))
                .as("a session of which it was not told")
                .isEqualTo("changed");
        // with the session along: somebody is signed in, and it is that one
        var asked = REALM + "/login-status-iframe.html/state?client_id=" + front.id() + "&origin="
                + RelyingSystem.encoded("https://mo.fag.example") + "&session_state=";
        assertThat(asked(visitor, asked).json().get("state").asString()).isEqualTo("changed");
        assertThat(asked(visitor, asked + session).json().get("state").asString())
                .isEqualTo("unchanged");
        var another = signedIn("realm-frame-other");
        front.code(another, Map.of());
        assertThat(asked(another, asked + session).json().get("state").asString())
                .isEqualTo("changed");
        visitor.open("/me/security");
        visitor.post("/sign-out", Map.of());
        assertThat(state(front, session)).isEqualTo("changed");
        var browser = new Visitor(two.wire(), HOST);
        assertThat(browser.open(REALM + "/3p-cookies/step2.html").body()).contains("data-answer=\"unsupported\"");
        assertThat(browser.open(REALM + "/3p-cookies/step1.html").header("Location"))
                .endsWith(REALM + "/3p-cookies/step2.html");
        assertThat(browser.open(REALM + "/3p-cookies/step2.html").body()).contains("data-answer=\"supported\"");
    }

    @Test
    void theRealmGetsAnotherNameAndIsFoundByItAlone() {
        var administrator = new Visitor(two.wire(), HOST);
        administrator.signIn(OWN, "ADMINISTRATOR", PASSWORD);
        var path = "/identity/providers/oidc/realm";
        assertThat(administrator.open(path).body()).contains("http://" + HOST + "/auth/realms/mo");
        var wrong = administrator.post(path, Map.of("realm", "Organisationen!"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Et realm hedder noget med små bogstaver", "Organisationen!");
        try {
            assertThat(administrator.post(path, Map.of("realm", "org")).status())
                    .isEqualTo(302);
            assertThat(discovered("org")).isEqualTo(200);
            assertThat(discovered("mo")).isEqualTo(404);
            assertThat(administrator.open(path).body()).contains("/auth/realms/org");
        } finally {
            Tenant.run(two.own(), () -> clients.realm("mo"));
        }
        assertThat(discovered("mo")).isEqualTo(200);
    }

    private int discovered(String realm) {
        return two.wire()
                .send(Call.get("/auth/realms/" + realm + "/.well-known/openid-configuration")
                        .with("Host: " + HOST))
                .status();
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
