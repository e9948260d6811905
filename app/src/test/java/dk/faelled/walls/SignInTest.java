package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR_MARK;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.OWN_MARK;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.signin.SessionIds;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.platform.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out (platform, 7.2), over HTTP. */
@Walls
class SignInTest {
    private static final String WRONG = "not the password at all";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoSignsInAtAnAuthoritySeesThatOneOnly() {
        var own = two.signedIn(OWN, BuiltInRole.READER).open("/organisation/units");
        var other = two.signedIn(NEIGHBOUR, BuiltInRole.READER).open("/organisation/units");
        assertThat(own.body()).contains(OWN_MARK).doesNotContain(NEIGHBOUR_MARK);
        assertThat(other.body()).contains(NEIGHBOUR_MARK).doesNotContain(OWN_MARK);
    }

    @Test
    void theSessionGetsANewIdAtSignInAndSigningOutEndsIt() {
        var visitor = two.visitor();
        visitor.open("/sign-in");
        var planted = visitor.cookies().get("faelled");
        assertThat(visitor.signIn(OWN, "READER", PASSWORD).status()).isLessThan(400);
        var mine = visitor.cookies().get("faelled");
        assertThat(mine).isNotNull().isNotEqualTo(planted);
        assertThat(home("faelled=" + planted).status()).isNotEqualTo(200);
        assertThat(home("faelled=" + mine).status()).isEqualTo(200);

        assertThat(visitor.post("/sign-out", Map.of()).header("Location")).endsWith("/sign-in");
        assertThat(home("faelled=" + mine).status()).isNotEqualTo(200);
    }

    private Answer home(String cookie) {
        return two.wire().send(Call.get("/").with("Cookie: " + cookie).with("Accept: text/html"));
    }

    @Test
    void theSessionIsInTheDatabaseAndAnotherNodeKnowsIt() {
        var visitor = two.signedIn(OWN, BuiltInRole.READER);
        try (var second = new SpringApplication(Faelled.class).run()) {
            var port = Integer.parseInt(
                    java.util.Objects.requireNonNull(second.getEnvironment().getProperty("local.server.port")));
            var answer = new Wire(port)
                    .send(Call.get("/")
                            .with("Cookie: faelled=" + visitor.cookies().get("faelled")));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("Bruger READER", OWN_MARK);
        }
    }

    @Test
    void thatASessionIsUsedIsNotedEveryHalfMinute() {
        var visitor = two.signedIn(OWN, BuiltInRole.READER);
        var id = SessionIds.of(secret(visitor));
        long used = noted(id, 20);
        visitor.open("/");
        assertThat(noted(id, 0)).isEqualTo(used);
        used = noted(id, 20);
        visitor.open("/");
        assertThat(noted(id, 0)).isGreaterThan(used);
    }

    /** What the browser sends. */
    private static String secret(Visitor visitor) {
        return new String(Base64.getDecoder().decode(visitor.cookies().get("faelled")), StandardCharsets.US_ASCII);
    }

    @Test
    void whoReadsTheTableOfSessionsOpensNone() {
        var visitor = two.signedIn(OWN, BuiltInRole.READER);
        var secret = secret(visitor);
        var kept = Tenant.none("sessions belong to no tenant", () -> jdbc.sql("select session_id from spring_session")
                .query(String.class)
                .list());
        assertThat(kept).contains(SessionIds.of(secret)).doesNotContain(secret);
        var stolen = Base64.getEncoder().encodeToString(SessionIds.of(secret).getBytes(StandardCharsets.US_ASCII));
        assertThat(home("faelled=" + stolen).status()).isNotEqualTo(200);
        assertThat(home("faelled=" + visitor.cookies().get("faelled")).status()).isEqualTo(200);
    }

    /** When the session was last noted as used, after that is put back by so many seconds. */
    private long noted(String session, int secondsBack) {
        return Tenant.none("sessions belong to no tenant", () -> jdbc.sql("""
                        update spring_session set last_access_time = last_access_time - ?
                        where session_id = ? returning last_access_time""")
                .params(secondsBack * 1000L, session)
                .query(Long.class)
                .single());
    }

    @Test
    void fiveWrongTriesLockTheAccountAndTheAnswerIsTheSameAsForNobody() {
        Tenant.run(two.own(), () -> accounts.keep("locked", "Låst", PASSWORD, Set.of(BuiltInRole.READER), null));
        Tenant.run(two.neighbour(), () -> accounts.keep("locked", "Låst", PASSWORD, Set.of(BuiltInRole.READER), null));
        var nobody = refused(OWN, "nobody-of-that-name", WRONG);
        for (int tries = 0; tries < 5; tries++)
            assertThat(refused(OWN, "locked", WRONG)).isEqualTo(nobody);
        assertThat(refused(OWN, "locked", PASSWORD)).isEqualTo(nobody);
        // the equal name next door is another account
        assertThat(two.visitor().signIn(NEIGHBOUR, "locked", PASSWORD).status()).isLessThan(400);
    }

    /** The page without what differs from page to page. */
    private String refused(String authority, String name, String password) {
        var answer = two.visitor().signIn(authority, name, password);
        assertThat(answer.status()).isEqualTo(422);
        return answer.body()
                .replaceAll("content=\"[^\"]{40,}\"|value=\"[^\"]{40,}\"", "")
                .replace("value=\"" + name + "\"", "value=\"\"");
    }

    @Test
    void anAddressThatGuessesAtManyNamesIsSlowedAndTheNextOneIsNot() {
        var guesser = new Visitor(two.wire().from("127.0.0.66"), "localhost");
        var tries = 0;
        var last = guesser.signIn(OWN, "guess", WRONG);
        while (last.status() == 422 && tries < 40) last = guesser.signIn(OWN, "guess" + tries++, WRONG);
        assertThat(tries).isGreaterThanOrEqualTo(11);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotNull();
        assertThat(last.body()).contains("for mange forkerte forsøg");
        var elsewhere = new Visitor(two.wire().from("127.0.0.67"), "localhost");
        assertThat(elsewhere.signIn(OWN, "READER", PASSWORD).status()).isLessThan(400);
    }

    @Test
    void theFormAsksForTheAuthorityOnlyWhereTheHostDoesNotTellItAndRemembersTheLast() {
        var visitor = two.visitor();
        assertThat(visitor.open("/sign-in").body()).contains("name=\"authority\"", OWN_MARK, NEIGHBOUR_MARK);
        assertThat(visitor.post("/sign-in", Map.of("name", "READER", "password", PASSWORD))
                        .status())
                .isEqualTo(422);
        visitor.signIn(NEIGHBOUR, "READER", PASSWORD);
        visitor.post("/sign-out", Map.of());
        assertThat(visitor.open("/sign-in").body()).containsPattern("value=\"" + NEIGHBOUR + "\" selected");

        var atHost = new Visitor(two.wire(), "own.example");
        assertThat(atHost.open("/sign-in").body()).doesNotContain("name=\"authority\"", NEIGHBOUR_MARK);
        // what a form from elsewhere says of the authority does not count here
        assertThat(atHost.signIn(NEIGHBOUR + "; x=\n", "READER", PASSWORD).status())
                .isLessThan(400);
        assertThat(atHost.open("/").body()).contains(OWN_MARK);
        assertThat(atHost.cookies()).doesNotContainKey("faelled-authority");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/a\r\nX: y",
                "/sign-out",
                "\\\\evil.example",
                "/\t/evil.example"
            })
    void signingInLeadsNowhereElse(String next) {
        var visitor = two.visitor();
        visitor.open("/sign-in");
        var answer = visitor.post(
                "/sign-in?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8),
                Map.of("authority", OWN, "name", "READER", "password", PASSWORD));
        // control characters are refused outright
        if (answer.status() == 400) return;
        assertThat(java.net.URI.create(answer.header("Location")).getPath()).isEqualTo("/");
        assertThat(answer.header("Location")).doesNotContain("evil");
    }

    @Test
    void signingInLeadsBackToThePageAndKeepsTheLanguage() {
        var visitor = two.visitor();
        visitor.open("/sign-in?lang=en");
        assertThat(visitor.open("/organisation/units?q=a").header("Location"))
                .endsWith("/sign-in?next=%2Forganisation%2Funits%3Fq%3Da");
        assertThat(visitor.open("/sign-in?next=%2Forganisation%2Funits").body()).contains("Sign in");
        var answer = visitor.post(
                "/sign-in?next=%2Forganisation%2Funits",
                Map.of("authority", OWN, "name", "READER", "password", PASSWORD));
        assertThat(answer.header("Location")).endsWith("/organisation/units");
        assertThat(visitor.open("/").body()).contains("<html lang=\"en\"", "Sign out");
    }

    @Test
    void theCookieIsForThisHostAloneAndOverHttpsSaysSo() {
        var plain = two.visitor().open("/sign-in").header("Set-Cookie");
        assertThat(plain)
                .startsWith("faelled=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure", "Domain");
        var secure = two.wire()
                .from("127.0.0.2")
                .send(Call.get("/sign-in").with("X-Forwarded-Proto: https").with("Accept: text/html"));
        assertThat(secure.header("Set-Cookie"))
                .startsWith("__Host-faelled=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(secure.header("Strict-Transport-Security")).contains("max-age=31536000");
    }
}
