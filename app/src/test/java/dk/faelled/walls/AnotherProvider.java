package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/**
 * An authority with a host of its own, whose people sign in through another provider: the neighbour, who serves at an address of
 * this machine that may be called, or one that a test has made.
 */
abstract class AnotherProvider extends Loading {
    static final String PROVIDER = "127.0.0.9";
    private static final Pattern SOURCE = Pattern.compile("/identity/sources/([0-9a-f-]{36})/");
    String host = "";
    Visitor administrator = new Visitor(new dk.faelled.platform.wire.Wire(0), "");

    @BeforeEach
    void hosts() {
        var name = "kilde-" + cvr + ".localhost";
        tenants.bind(name, tenant);
        tenants.bind(PROVIDER, two.neighbour());
        host = name + ":" + two.wire().port();
        administrator = visitor();
        administrator.signIn(cvr, "vera", PASSWORD);
    }

    final Visitor visitor() {
        return new Visitor(two.wire(), host);
    }

    final String issuer() {
        return "http://" + PROVIDER + ":" + two.wire().port();
    }

    static String location(Answer answer) {
        return String.valueOf(answer.header("Location")).replaceFirst("^http://[^/]*", "");
    }

    final UUID added(Answer answer) {
        var found = SOURCE.matcher(String.valueOf(answer.header("Location")));
        assertThat(found.find()).as(answer.toString()).isTrue();
        return UUID.fromString(found.group(1));
    }

    final Map<String, String> oidcForm(String issuer, String secret) {
        return Map.of(
                "name",
                "Nabo",
                "issuer",
                issuer,
                "clientId",
                "kilde-" + cvr,
                "secret",
                secret,
                "scopes",
                "openid profile");
    }

    final UUID oidc(String issuer, String secret) {
        administrator.open("/identity/sources/oidc/new");
        return added(administrator.post("/identity/sources/oidc/new", oidcForm(issuer, secret)));
    }

    final UUID saml(Map<String, String> metadata) {
        var form = new HashMap<>(metadata);
        form.put("name", "Nabo");
        administrator.open("/identity/sources/saml/new");
        return added(administrator.post("/identity/sources/saml/new", form));
    }

    /** Whom it means and how sure that is, but for what a test says. */
    final void meaning(UUID source, Map<String, String> more) {
        var form = new HashMap<>(Map.of(
                "by", "USER_NAME",
                "claim", "preferred_username",
                "cut", "yes",
                "domain", "",
                "levelClaim", "acr",
                "steps", "urn:two SUBSTANTIAL",
                "most", "SUBSTANTIAL",
                "secondClaim", "amr",
                "secondValue", "mfa"));
        form.putAll(more);
        posted("/identity/sources/" + source + "/persons", form);
    }

    final void opened(UUID source, Map<String, String> more) {
        var form = new HashMap<>(Map.of("name", "Nabo", "enabled", "yes", "home", "NOBODY"));
        form.putAll(more);
        posted("/identity/sources/" + source, form);
    }

    private void posted(String path, Map<String, String> form) {
        assertThat(administrator.open(path).status()).isEqualTo(200);
        var answer = administrator.post(path, form);
        assertThat(location(answer)).as(answer.body()).isEqualTo(path);
    }

    static String path(UUID source) {
        return "/sign-in/source/" + source;
    }

    /** Where the browser is sent. */
    static String begun(Visitor visitor, UUID source, String more) {
        return refresh(visitor.open(path(source) + "?next=/me/security" + more));
    }

    static String refresh(Answer page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return String.valueOf(page.header("Refresh")).replaceFirst("^0; url=", "");
    }

    /** Why somebody did not come in, as those see it who keep the source; the page says so in words. */
    final String refusal(Visitor visitor, String location) throws SQLException {
        assertThat(location).contains("/refused/");
        var page = visitor.open(location);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Nabo", "/sign-in?local=yes").doesNotContain("??");
        var code = location.replaceFirst(".*/", "");
        assertThat(page.body()).contains("<code>" + code + "</code>");
        return ask(
                "select verdict || ' ' || trace[array_upper(trace, 1)] from identity_refusal where tenant_id = '%s' and code = '"
                        + code + "'");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
