package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Headers, tokens and limits of every answer (platform 7.2). */
@Walls
class HeadersTest {
    private static final String CSP =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Autowired
    private TwoAuthorities two;

    @Test
    void everyAnswerHasThemTheErrorsToo() {
        var visitor = two.signedIn(TwoAuthorities.OWN, BuiltInRole.READER);
        var wire = two.wire();
        for (var answer : List.of(
                visitor.open("/"),
                visitor.open("/imports"),
                visitor.open("/none"),
                visitor.send(Call.form("/sign-out", Map.of())),
                wire.send(Call.get("/sign-in")),
                wire.send(Call.get("/health/live")),
                wire.send(Call.get("/api/none")),
                wire.send(Call.get("/api/platform/v1/api-keys")),
                wire.send(Call.get("/api/platform/v1/api-keys").key("fk_11111111_" + "a".repeat(43))),
                wire.send(Call.get("/a;b")),
                wire.send(Call.get("/a%00b")),
                wire.send(Call.get("/a\\b")),
                wire.send(Call.get("/error")),
                wire.send(new Call("TRACE", "/", List.of(), "")),
                wire.send(new Call("BREW", "/", List.of(), "")),
                wire.send(Call.get("/organisation/units?asOf=never")))) check(answer);
    }

    private static void check(Answer answer) {
        var seen = answer.status() + " " + answer.body();
        assertThat(answer.all("Content-Security-Policy")).as(seen).containsExactly(CSP);
        assertThat(answer.all("X-Content-Type-Options")).as(seen).containsExactly("nosniff");
        assertThat(answer.all("Referrer-Policy")).as(seen).containsExactly("no-referrer");
        assertThat(answer.all("Cross-Origin-Opener-Policy")).as(seen).containsExactly("same-origin");
        assertThat(answer.header("Permissions-Policy")).as(seen).contains("camera=()");
        assertThat(answer.header("Cache-Control")).as(seen).contains("no-store");
        assertThat(answer.header("Server")).as(seen).isNull();
        assertThat(answer.body()).doesNotContain("Exception", "at dk.", "Whitelabel", "Tomcat", "timestamp");
    }

    @Test
    void assetsMayBeKeptAndPersonalPagesNot() {
        assertThat(two.wire().send(Call.get("/assets/faelled.css")).header("Cache-Control"))
                .contains("max-age");
        var page = two.signedIn(TwoAuthorities.OWN, BuiltInRole.READER).open("/organisation/persons");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Vary")).contains("HX-Request");
    }

    @Test
    void anUnsafeMethodNeedsTheTokenOfThePageAndAStrangersTokenIsNone() {
        var visitor = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        var other = two.signedIn(TwoAuthorities.OWN, BuiltInRole.READER);
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            var call = Call.json(method, "/api/platform/v1/api-keys", "{}");
            assertThat(visitor.send(call).code()).as(method).isEqualTo("CSRF");
            assertThat(visitor.send(other.withToken(call)).code()).as(method).isEqualTo("CSRF");
            assertThat(visitor.send(visitor.withToken(call)).status())
                    .as(method)
                    .isNotEqualTo(403);
        }
        var page = visitor.send(Call.form("/sign-out", Map.of()).with("Accept: text/html"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Siden var for gammel");
        assertThat(visitor.open("/").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        var stranger = new Visitor(two.wire().from("127.0.0.70"), "localhost");
        Answer answer = stranger.open("/was");
        for (int asked = 1; asked < 70 && answer.status() == 200; asked++) answer = stranger.open("/was");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body()).contains("For mange");
        check(answer);
    }

    @Test
    void exportsAreSixAMinute() {
        var visitor = two.signedIn(TwoAuthorities.NEIGHBOUR, BuiltInRole.EDITOR);
        for (int export = 0; export < 6; export++)
            assertThat(visitor.open("/organisation/units/export").status()).isEqualTo(200);
        assertThat(visitor.open("/organisation/units/export").status()).isEqualTo(429);
    }

    @Test
    void textWithControlCharactersIsRefused() {
        var visitor = two.signedIn(TwoAuthorities.OWN, BuiltInRole.EDITOR);
        assertThat(visitor.open("/organisation/units?q=a%00b").status()).isEqualTo(400);
        assertThat(visitor.post("/search", Map.of("q", "a\u0007b")).body()).contains("kontroltegn");
        assertThat(visitor.post("/search", Map.of("q", "a\tb")).status()).isEqualTo(302);
    }
}
