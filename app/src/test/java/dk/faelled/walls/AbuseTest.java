package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an attacker tries at our own sign-in (identity 7): to learn who is there, to plant, to replay, to come from next door. */
@Walls
class AbuseTest {
    private static final Pattern LINK = Pattern.compile("/first-sign-in/\\d{8}/[A-Za-z0-9_-]{43}");
    private static final String WRONG = "not the password at all";
    private static final String NEW = "gul turist over broen 7";
    private static final int AT_ONCE = 4;

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private UUID account(TenantId tenant, String name) {
        return Tenant.call(
                tenant, () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
    }

    private Answer signIn(Visitor visitor, String authority, String name, String password) {
        visitor.open("/sign-in");
        return visitor.post("/sign-in", Map.of("authority", authority, "name", name, "password", password));
    }

    private Authenticator withApp(String authority, String name) {
        var visitor = two.visitor();
        assertThat(visitor.signIn(authority, name, PASSWORD).header("Location")).endsWith("/");
        return Authenticator.addedBy(visitor, clock);
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<T>();
            for (var one : threads.invokeAll(all)) done.add(one.get());
            return done;
        }
    }

    private void act(UUID person, String act) {
        var administrator = two.signedIn(OWN, BuiltInRole.ADMINISTRATOR);
        administrator.open("/identity/persons/" + person + "/" + act);
        assertThat(administrator
                        .post("/identity/persons/" + person + "/" + act, Map.of("reason", "Prøve"))
                        .status())
                .isLessThan(400);
    }

    @Test
    void whoeverIsRefusedGetsTheSameAnswerWhateverTheReason() throws SQLException {
        account(two.own(), "abuse-there");
        act(account(two.own(), "abuse-admin"), "lock");
        account(two.own(), "abuse-tries");
        for (int tries = 0; tries < 5; tries++) signIn(two.visitor(), OWN, "abuse-tries", WRONG);
        act(account(two.own(), "abuse-forced"), "force");
        account(two.own(), "abuse-app");
        withApp(OWN, "abuse-app");
        var seen = new HashSet<String>();
        for (var name : List.of(
                "abuse-nobody",
                "abuse-there",
                "abuse-admin",
                "abuse-tries",
                "abuse-forced",
                "abuse-app",
                "  ",
                "æøå' --")) seen.add(answer(name, WRONG));
        seen.add(answer("abuse-tries", PASSWORD));
        assertThat(seen).hasSize(1);
    }

    /** What it tells: status, names of headers, and the page without what differs from page to page. */
    private String answer(String name, String password) {
        var answer = signIn(two.visitor(), OWN, name, password);
        assertThat(answer.status()).isEqualTo(422);
        var body = answer.body().replaceAll("content=\"[^\"]{40,}\"|value=\"[^\"]{40,}\"", "");
        var form = body.replaceAll("(id=\"name\" name=\"name\" value=)\"[^\"]*\"", "$1\"\"");
        return answer.status() + answer.headers().keySet().toString() + form;
    }

    @Test
    void ofTwoWhoShowTheSameCodeAtOnceOneIsIn() throws Exception {
        account(two.own(), "abuse-code");
        var app = withApp(OWN, "abuse-code");
        Authenticator.codesMayComeAgain();
        var half = new ArrayList<Visitor>();
        for (int i = 0; i < AT_ONCE; i++) {
            var visitor = two.visitor();
            assertThat(signIn(visitor, OWN, "abuse-code", PASSWORD).header("Location"))
                    .endsWith("/sign-in/second");
            visitor.open("/sign-in/second");
            half.add(visitor);
        }
        var shown = app.code();
        var answers = atOnce(half.stream()
                .<Callable<Integer>>map(visitor -> () -> visitor.post("/sign-in/second/code", Map.of("code", shown))
                        .status())
                .toList());
        assertThat(answers)
                .containsOnlyOnce(302)
                .filteredOn(status -> status == 422)
                .hasSize(AT_ONCE - 1);
        assertThat(half.stream().filter(visitor -> visitor.open("/").status() == 200))
                .hasSize(1);
    }

    @Test
    void ofSeveralWhoUseTheSameLinkAtOnceOneChoosesThePassword() throws Exception {
        var person = account(two.own(), "abuse-link");
        var administrator = two.signedIn(OWN, BuiltInRole.ADMINISTRATOR);
        administrator.open("/identity/persons/" + person + "/link");
        var link = LINK.matcher(administrator
                .post("/identity/persons/" + person + "/link", Map.of("reason", "Glemt"))
                .body());
        assertThat(link.find()).isTrue();
        var path = link.group();
        assertThat(two.visitor().open(path.replace(OWN, NEIGHBOUR)).status())
                .as("at another authority")
                .isEqualTo(404);
        var all = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < AT_ONCE; i++) {
            var visitor = two.visitor();
            visitor.open(path);
            var password = NEW + i;
            all.add(() -> visitor.post(path, Map.of("password", password, "repeat", password))
                    .status());
        }
        assertThat(atOnce(all)).containsOnlyOnce(302);
        assertThat(two.visitor().open(path).status()).as("afterwards").isEqualTo(404);
        int open = 0;
        for (int i = 0; i < AT_ONCE; i++)
            if (signIn(two.visitor(), OWN, "abuse-link", NEW + i).status() < 400) open++;
        assertThat(open).isEqualTo(1);
    }

    @Test
    void aSessionThatWasPlantedOrOverheardOnTheWayInIsWorthNothingAfterwards() {
        account(two.own(), "abuse-planted");
        var app = withApp(OWN, "abuse-planted");
        var victim = two.visitor();
        victim.open("/sign-in");
        var planted = victim.cookies().get("faelled");
        signIn(victim, OWN, "abuse-planted", PASSWORD);
        var half = victim.cookies().get("faelled");
        victim.open("/sign-in/second");
        assertThat(victim.post("/sign-in/second/code", Map.of("code", app.code(1)))
                        .header("Location"))
                .endsWith("/");
        assertThat(victim.open("/").status()).isEqualTo(200);
        assertThat(Set.of(planted, half, victim.cookies().get("faelled"))).hasSize(3);
        for (var old : List.of(planted, half)) {
            var attacker = two.visitor();
            attacker.cookies().put("faelled", old);
            assertThat(attacker.open("/").header("Location")).contains("/sign-in");
            assertThat(attacker.open("/sign-in/second").header("Location")).endsWith("/sign-in");
        }
    }

    @Test
    void whatOpensAtOneAuthorityOpensNothingNextDoor() throws SQLException {
        account(two.own(), "abuse-twin");
        account(two.neighbour(), "abuse-twin");
        var ours = withApp(OWN, "abuse-twin");
        withApp(NEIGHBOUR, "abuse-twin");
        Authenticator.codesMayComeAgain();
        var next = two.visitor();
        assertThat(signIn(next, NEIGHBOUR, "abuse-twin", PASSWORD).header("Location"))
                .endsWith("/sign-in/second");
        next.open("/sign-in/second");
        assertThat(next.post("/sign-in/second/code", Map.of("code", ours.code()))
                        .status())
                .isEqualTo(422);
        // a session of the one is nobody's at the host of the other
        var own = two.signedIn(OWN, BuiltInRole.READER);
        var stranger = new Visitor(two.wire(), "neighbour.example");
        stranger.cookies().putAll(own.cookies());
        var answer = stranger.send(Call.get("/organisation/units").with("Accept: text/html"));
        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain(TwoAuthorities.OWN_MARK, TwoAuthorities.NEIGHBOUR_MARK);
        assertThat(own.open("/organisation/units").status()).isEqualTo(200);
    }

    @Test
    void whatIsNoAnswerOfAKeyIsRefusedAlikeAndOpensNothing() {
        var answers = new HashSet<String>();
        for (var credential : List.of("", "{", "[]", "null", "{\"id\":\"AAAA\"}", """
                {"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},
                 "response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA"}}
                """)) {
            var visitor = new Visitor(two.wire(), "own.example");
            visitor.open("/sign-in/passkey");
            var answer = visitor.post("/sign-in/passkey", Map.of("credential", credential));
            assertThat(answer.status()).as(credential).isEqualTo(422);
            answers.add(answer.body().replaceAll("\"[^\"]{40,}\"|&quot;[^&]{20,}&quot;", ""));
            assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        }
        assertThat(answers).hasSize(1);
    }
}
