package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.BrowserTest;
import dk.faelled.platform.browser.Visit;
import dk.faelled.platform.wire.Call;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A login source is set up on its pages, tried, and used in a browser: the other provider is the neighbour, by SAML. */
@Walls
@BrowserTest
class LoginSourceWalkTest extends AnotherProvider {
    @Autowired
    private Clock clock;

    private Visit visit(Browser browser, String name) {
        var visit = browser.visit("http://" + host).open("/sign-in");
        var page = visit.page();
        page.fill("#name", name);
        page.fill("#password", PASSWORD);
        Visit.follow(page, "main button[type=submit]");
        page.waitForURL("http://" + host + "/");
        return visit;
    }

    @Test
    void aSourceIsSetUpTriedAndUsed(Browser browser) throws IOException, JOSEException {
        account("ADMINISTRATOR", BuiltInRole.READER);
        String base;
        try (var visit = visit(browser, "vera")) {
            var page = visit.open("/identity/sources").page();
            visit.check();
            visit.open("/identity/sources/saml/new").check();
            page.fill("#name", "Naboen");
            page.fill("#source", issuer() + "/sso/saml/metadata");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/saml");
            visit.check();
            base = page.url().replaceFirst("^http://[^/]*", "").replaceFirst("/saml$", "");
            connectedThere(base.replaceFirst(".*/", ""));
            for (var tab : List.of("", "/persons", "/trial", "/remove"))
                visit.open(base + tab).check();
            visit.inEnglish().open(base + "/persons").check();
            visit.open(base + "/trial").check();
        }
        try (var visit = visit(browser, "vera")) {
            var page = visit.open(base + "/persons").page();
            page.check("#by-UUID");
            page.fill("#steps", "ulæselig");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#steps-error");
            visit.accessible();
            page.fill("#steps", "https://data.gov.dk/concept/core/nsis LOW");
            page.check("#by");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
            visit.open(base);
            page.check("#enabled");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
        }
        try (var visit = browser.visit("http://" + host).open("/sign-in?next=/me/security")) {
            var page = visit.page();
            visit.check();
            Visit.follow(page, "main a:has-text('Log ind med Nabo')");
            // there
            page.waitForSelector("#password");
            assertThat(page.url()).startsWith(issuer());
            page.fill("#name", "ADMINISTRATOR");
            page.fill("#password", PASSWORD);
            page.locator("main button[type=submit]").first().click();
            // back by a form of another site, and in: the NameID says whom the neighbour means, and nobody here is
            // called that
            page.waitForURL("**/refused/*");
            assertThat(page.textContent("main")).contains("du findes ikke her");
            visit.accessible();
            visit.inEnglish().open(page.url().replaceFirst("^http://[^/]*", "")).accessible();
        }
        used(browser);
    }

    /** The neighbour takes us in, and says user names. */
    private void connectedThere(String source) {
        var metadata = two.wire()
                .send(Call.get("/sign-in/source/" + source + "/metadata").with("Host: " + host));
        var there = new dk.faelled.platform.wire.Visitor(
                two.wire(), PROVIDER + ":" + two.wire().port());
        there.signIn(TwoAuthorities.NEIGHBOUR, "ADMINISTRATOR", PASSWORD);
        there.open("/identity/providers/saml/new");
        var added = there.post("/identity/providers/saml/new", Map.of("name", "Kommunen", "xml", metadata.body()));
        var path = String.valueOf(added.header("Location"))
                .replaceFirst("^http://[^/]*", "")
                .replaceFirst("/saml$", "");
        there.open(path);
        there.post(path, Map.of("name", "Kommunen", "enabled", "yes"));
    }

    /** By OpenID Connect, and out again. */
    private void used(Browser browser) throws IOException, JOSEException {
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            meaning(source, Map.of());
            opened(source, Map.of("name", "Skyen"));
            account("oline", BuiltInRole.READER);
            try (var visit = browser.visit("http://" + host).open("/sign-in")) {
                var page = visit.page();
                page.navigate("http://" + host + path(source) + "?next=/me/security");
                page.waitForURL(forged.issuer() + "/login?**");
                var begun = page.url();
                forged.tells(forged.signed(forged.claims(begun, "oline").build()));
                page.navigate("http://" + host + path(source) + "/back?code=c&state="
                        + encoded(String.valueOf(RelyingSystem.parameters(begun).get("state"))));
                page.waitForURL("**/me/security");
                assertThat(page.textContent("main")).contains("Skyen");
                page.locator(".f-header-end summary").last().click();
                Visit.follow(page, ".f-user button");
                page.waitForURL("**/left");
                visit.size(320, 640).nothingBesideThePage();
                visit.accessible();
                assertThat(page.textContent("main")).contains("Log også ud hos Skyen");
            }
        }
    }
}
