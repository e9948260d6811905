package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A system is set up on its pages, and somebody signs in to it in a browser; what is decided there is seen. */
class ProvidersWalkTest extends Walking {
    private static final String VERIFIER = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Autowired
    private OidcClients clients;

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

    /** A page with Keycloak's browser library, which signs in, shows who it is, and says when that is over. */
    private HttpServer front() throws IOException, InterruptedException {
        var library = Files.readAllBytes(NodeLibraries.place().resolve("node_modules/keycloak-js/lib/keycloak.js"));
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            boolean script = exchange.getRequestURI().getPath().equals("/keycloak.js");
            var page = script ? library : """
                    <!DOCTYPE html><html lang=da><title>MO</title><p id=who></p><p id=frame></p>
                    <script type=module>
                        import Keycloak from "/keycloak.js";
                        const mo = new Keycloak({url: "http://soendby.localhost:%d/auth", realm: "mo", clientId: "walk-mo"});
                        addEventListener("message", event => document.getElementById("frame").textContent += event.data + " ");
                        const who = document.getElementById("who");
                        try {
                            await mo.init({onLoad: "login-required", checkLoginIframeInterval: 1,
                                messageReceiveTimeout: 60000});
                            await mo.updateToken(-1);
                            who.textContent = mo.tokenParsed.preferred_username;
                        } catch (wrong) {
                            who.textContent = "fejl: " + (wrong.message ?? JSON.stringify(wrong));
                        }
                    </script>""".formatted(port).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", script ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void frontend(List<String> backs) {
        var provider = UUID.randomUUID();
        Tenant.run(
                tenant(),
                () -> clients.add(
                        ServiceProvider.of(provider, "walk-mo", "MO", ServiceProvider.Protocol.OIDC10),
                        new OidcClient(
                                provider,
                                true,
                                true,
                                null,
                                backs,
                                List.of(),
                                null,
                                Algorithm.RS256,
                                true,
                                true,
                                false,
                                List.of(),
                                "",
                                OidcClient.Loa.URI)));
    }

    /** Nothing is said of the console: a browser tells there of each frame that it does not show. */
    @Test
    void aProgramInABrowserIsToldByItsFrameThatItsSessionIsOver(Browser browser) throws Exception {
        world.load("small");
        var server = front();
        var there = ":" + server.getAddress().getPort() + "/";
        // one that shares our site, as a municipality's systems do, and one that does not
        var near = "http://mo.soendby.localhost" + there;
        var far = "http://localhost" + there;
        frontend(List.of(near, far));
        try (var visit = browser.visit("http://soendby.localhost:" + port)) {
            var page = visit.page();
            page.navigate(near);
            page.waitForSelector("#password");
            page.fill("#name", "admin");
            page.fill("#password", "walk-through-it-1");
            page.locator("main button[type=submit]").first().click();
            page.waitForSelector("#who:text-matches('.+')");
            assertThat(page.textContent("#who")).isEqualTo("admin");
            page.waitForSelector("#frame:has-text('supported'):has-text('unchanged')");
            assertThat(page.textContent("#frame")).doesNotContain("unsupported");
            var other = page.context().newPage();
            other.navigate("http://soendby.localhost:" + port + "/me/security");
            other.locator(".f-header-end summary").last().click();
            Visit.follow(other, ".f-user button");
            // the frame says so, and the library, which demands a sign-in, goes for another one
            page.waitForURL("http://soendby.localhost:" + port + "/sign-in?**");
            // from another site our cookie does not come along, and the library does without the frame
            page.navigate(far);
            page.waitForSelector("#password");
            page.fill("#name", "admin");
            page.fill("#password", "walk-through-it-1");
            page.locator("main button[type=submit]").first().click();
            page.waitForSelector("#who:text-matches('.+')");
            assertThat(page.textContent("#who")).isEqualTo("admin");
            assertThat(page.textContent("#frame")).contains("unsupported").doesNotContain("changed");
        }
        try (var visit = signedIn(browser, "admin")) {
            visit.open("/identity/providers/oidc/realm").check();
        }
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
