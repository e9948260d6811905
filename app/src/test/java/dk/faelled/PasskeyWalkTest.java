package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.connector.Connector;
import dk.faelled.secondfactor.connector.Connectors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys and apps in a browser (MFA-07, MFA-08, BEY-01), with the browser's own pretended security key. */
class PasskeyWalkTest extends Walking {
    @Autowired
    private Accounts accounts;

    @Autowired
    private Connectors connectors;

    @Autowired
    private Devices devices;

    /** A security key with room for passkeys, whose owner is there and puts a finger on it. */
    private static final class Key {
        private final CDPSession session;
        private final String id;

        Key(Page page) {
            session = page.context().newCDPSession(page);
            session.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            var wanted = new JsonObject();
            wanted.add("options", options);
            id = session.send("WebAuthn.addVirtualAuthenticator", wanted)
                    .get("authenticatorId")
                    .getAsString();
        }

        private JsonObject named() {
            var named = new JsonObject();
            named.addProperty("authenticatorId", id);
            return named;
        }

        /** As a copy would that was made when the key was new. */
        void countFromTheStart() {
            var credential = session.send("WebAuthn.getCredentials", named())
                    .getAsJsonArray("credentials")
                    .get(0)
                    .getAsJsonObject();
            var removed = named();
            removed.add("credentialId", credential.get("credentialId"));
            session.send("WebAuthn.removeCredential", removed);
            credential.addProperty("signCount", 0);
            var added = named();
            added.add("credential", credential);
            session.send("WebAuthn.addCredential", added);
        }
    }

    private Visit signedInAs(Browser browser, String user) {
        world.load("small");
        Tenant.run(
                tenant(),
                () -> accounts.keep(user, "Nøgle " + user, "walk-through-it-1", Set.of(BuiltInRole.READER), null));
        return signedIn(browser, user);
    }

    private static void signOut(Page page) {
        page.locator(".f-user").evaluate("user => user.parentElement.open = true");
        Visit.follow(page, ".f-user button");
        page.waitForURL("**/sign-in");
    }

    private void password(Page page, String user) {
        page.selectOption("#authority", "29189999");
        page.fill("#name", user);
        page.fill("#password", "walk-through-it-1");
        Visit.follow(page, "main form button[type=submit]");
    }

    @Test
    void aPasskeyIsMadeAndServesAsSecondFactorAndAlone(Browser browser) {
        try (var visit = signedInAs(browser, "noegle")) {
            var page = visit.page();
            var key = new Key(page);
            visit.open("/me/security").check();
            visit.open("/me/security/passkey").check();
            page.fill("#name", "Min nøgle");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/me/security");
            assertThat(page.textContent("main")).contains("Min nøgle", "Passkey til localhost");
            visit.check();

            signOut(page);
            password(page, "noegle");
            page.waitForURL("**/sign-in/second");
            visit.check();
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("http://localhost:" + port + "/");

            signOut(page);
            visit.check();
            Visit.follow(page, "main a[href^='/sign-in/passkey']");
            visit.check();
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("http://localhost:" + port + "/");
            assertThat(page.textContent("header")).contains("Nøgle noegle");
            assertThat(visit.open("/me/security").page().textContent("main")).contains("Logget ind med");

            // a key that counts backwards may be a copy: it is flagged, and not accepted again
            signOut(page);
            key.countFromTheStart();
            visit.open("/sign-in/passkey");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#error-summary");
            assertThat(page.textContent("main")).contains("blev ikke godtaget");
            visit.open("/");
            assertThat(page.url()).contains("/sign-in");
        }
    }

    /** @return path of the page on which the key answers */
    private String asked(String device, String secret) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + "/os2faktor/api/server/client/" + device + "/authenticate"))
                .header("ApiKey", secret)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return URI.create(JsonParser.parseString(answer.body())
                            .getAsJsonObject()
                            .get("redirectUrl")
                            .getAsString())
                    .getPath();
        }
    }

    @Test
    void aKeyAnswersForASignInPointOnItsOwnPageAndInAFrame(Browser browser) throws Exception {
        var around = new AtomicReference<>("");
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/adfs", exchange -> {
            var page = around.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        var adfs = "http://127.0.0.1:" + server.getAddress().getPort() + "/adfs";
        world.load("small");
        var account = Tenant.call(
                tenant(),
                () -> accounts.keep(
                        "noegle-mfa", "Nøgle noegle-mfa", "walk-through-it-1", Set.of(BuiltInRole.READER), null));
        try (var visit = signedInAs(browser, "noegle-mfa")) {
            var page = visit.page();
            new Key(page);
            visit.open("/me/devices").check();
            Visit.follow(page, "main a[href='/me/security/passkey']");
            page.fill("#name", "Min nøgle");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/me/security");
            assertThat(visit.open("/me/devices").page().textContent("main")).contains("Min nøgle", "Sikkerhedsnøgle");
            var secret = Tenant.call(tenant(), () -> {
                var issued = connectors.add("Søndby AD FS med nøgle", Connector.Kind.SERVER);
                var made = connectors.page(null, 500).stream()
                        .filter(one -> one.name().equals("Søndby AD FS med nøgle"))
                        .findFirst()
                        .orElseThrow();
                connectors.change(made.id(), made.name(), true, List.of(adfs));
                return issued.secret();
            });
            var device = Tenant.call(tenant(), () -> devices.usable(devices.ownerOf(account), NsisLevel.NONE)
                    .getFirst()
                    .deviceId());

            visit.open(asked(device, secret)).check();
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("h1:has-text('Godkendt')");
            visit.check();

            around.set("<!doctype html><title>AD FS</title><iframe width=600 height=600"
                    + " allow='publickey-credentials-get *' src='http://localhost:" + port + asked(device, secret)
                    + "'></iframe>");
            page.navigate(adfs);
            var frame = page.frameLocator("iframe");
            frame.locator("main form button[type=submit]").click();
            frame.locator("h1:has-text('Godkendt')").waitFor();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAppIsAddedByItsPictureOrItsKeyAndAWrongCodeIsSaidWhereItWasTyped(Browser browser) {
        try (var visit = signedInAs(browser, "telefon")) {
            var page = visit.open("/me/security/app").page();
            visit.check();
            assertThat((Object) page.evaluate("() => document.querySelector('.f-qr').naturalWidth"))
                    .isNotEqualTo(0);
            page.fill("#name", "Telefon");
            page.fill("#code", "000000");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#code-error");
            visit.accessible();
            assertThat(page.inputValue("#name")).isEqualTo("Telefon");
        }
    }

    @Test
    void underANumberThePageSaysThatPasskeysNeedAName(Browser browser) {
        world.load("small");
        try (var visit = browser.visit("http://127.0.0.1:" + port)) {
            visit.open("/sign-in/passkey").check();
            assertThat(visit.page().textContent("main")).contains("et navn og ikke et tal");
        }
    }
}
