package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys and apps in a browser (MFA-07, MFA-08, BEY-01), with the browser's own pretended security key. */
class PasskeyWalkTest extends Walking {
    @Autowired
    private Accounts accounts;

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
