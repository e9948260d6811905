package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A system is set up on its pages, and somebody signs in to it in a browser; what is decided there is seen. */
class ProvidersWalkTest extends Walking {
    private static final String VERIFIER = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The system: one page that says what it was given. */
    private static HttpServer system() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            var page = "<!DOCTYPE html><html lang=da><title>Fag</title><p id=got>%s</p>"
                    .formatted(exchange.getRequestURI().getQuery() == null ? "" : "tilbage")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void aSystemIsSetUpAndSomebodyGetsThereFromItsOwnLink(Browser browser) throws Exception {
        world.load("small");
        var server = system();
        var back = "http://localhost:" + server.getAddress().getPort() + "/tilbage";
        String base;
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/identity/providers").page();
            visit.check();
            visit.open("/identity/providers/oidc/new").check();
            page.fill("#name", "Fagsystem");
            page.fill("#entityId", "walk-fag");
            page.fill("#redirects", back);
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".f-secret");
            visit.check();
            visit.open("/identity/providers").check();
            base = String.valueOf(page.locator("main tbody a").first().getAttribute("href"));
            for (var tab : List.of("", "/security", "/conditions", "/claims", "/oidc", "/remove"))
                visit.open(base + tab).check();
            visit.open(base + "/claims/new").check();
            page.fill("#name", "kaldenavn");
            page.selectOption("#kind", "ADVANCED");
            page.fill("#value", "UPPER(VALUE(user.userId))");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/claims");
            page.fill("#person", "admin");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("pre");
            assertThat(page.textContent("main")).contains("\"kaldenavn\"", "ADMIN", "Udfald: ");
            visit.check();
            visit.inEnglish().open(base + "/claims").check();
            visit.open("/identity/signing-keys").check();
        }
        whatIsWrongIsSaid(browser, base);
        somebodyGetsThere(browser, back);
        server.stop(0);
    }

    private void whatIsWrongIsSaid(Browser browser, String base) {
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/identity/providers/oidc/new").page();
            page.fill("#name", "Andet");
            page.fill("#entityId", "walk-andet");
            page.fill("#redirects", "https://fag.example/#x");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#redirects-error");
            visit.accessible();
            visit.open(base + "/security");
            page.selectOption("#policy", "ALWAYS_UNKNOWN_NETWORK");
            page.fill("#password", "5");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#password-error");
            visit.accessible();
            page.selectOption("#policy", "DEPENDS");
            page.fill("#password", "60");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
            visit.open(base + "/claims/new");
            page.fill("#name", "andet");
            page.selectOption("#kind", "ADVANCED");
            page.fill("#value", "FLIP(VALUE(user.name))");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#value-error");
            assertThat(page.textContent("#value-error")).contains("Tegn 1", "FLIP er ingen handling");
            visit.accessible();
        }
    }

    private void somebodyGetsThere(Browser browser, String back) {
        var host = "http://soendby.localhost:" + port;
        var request = "/oauth2/authorize?response_type=code&client_id=walk-fag&scope=openid&state=s&redirect_uri="
                + encoded(back) + "&code_challenge=" + VERIFIER + "&code_challenge_method=S256";
        try (var visit = browser.visit(host).open(request)) {
            var page = visit.page();
            page.waitForSelector("#password");
            visit.check();
            page.fill("#name", "admin");
            page.fill("#password", "walk-through-it-1");
            // form, page that goes on by itself, our own address, and then the system: no redirect of a form leads away
            page.locator("main button[type=submit]").first().click();
            page.waitForURL(back + "?**");
            assertThat(page.textContent("#got")).isEqualTo("tilbage");
            assertThat(page.url()).contains("code=", "state=s");
            visit.open(request + "&prompt=login");
            page.waitForURL("**/sso/anew/*");
            visit.check();
            visit.open("/connect/logout?client_id=walk-fag").check();
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/sign-in*");
            visit.open("/sso/invalid/used").accessible();
            visit.open("/oauth2/authorize?client_id=nobody&response_type=code").accessible();
            assertThat(page.textContent("main")).contains("ikke oprettet her");
        }
    }
}
