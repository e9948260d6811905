package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import org.junit.jupiter.api.Test;

/** A RADIUS client is set up, changed and removed on its pages. */
class RadiusWalkTest extends Walking {
    private static final String NEW = "/identity/providers/radius/new";
    private static final String SUBMIT = "main form button[type=submit]";

    @Test
    void aGatewayIsSetUpIsToldItsSecretOnceAndIsRemoved(Browser browser) {
        world.load("small");
        String path;
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open(NEW).page();
            visit.check();
            assertThat(page.textContent("main")).contains("RADIUS er slået fra");
            page.fill("#name", "VPN på rådhuset");
            page.fill("#ranges", "192.0.2.10\n2001:db8:77::/64");
            Visit.follow(page, SUBMIT);
            page.waitForSelector(".f-secret");
            visit.check();
            var secret = page.textContent(".f-secret");
            assertThat(secret).hasSize(32);
            Visit.follow(page.locator("main a", new Page.LocatorOptions().setHasText("Videre til klienten")));
            page.waitForSelector("#legacy");
            visit.check();
            assertThat(page.content()).doesNotContain(secret);
            path = page.url().replaceFirst("^https?://[^/]+", "");
            visit.inEnglish().open(path).check();
            visit.open(NEW).check();
        }
        whatIsWrongIsSaid(browser, path);
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open(path.replace("/radius", "/remove")).page();
            Visit.follow(page, SUBMIT);
            page.waitForURL("**/identity/providers");
        }
    }

    private void whatIsWrongIsSaid(Browser browser, String path) {
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open(NEW).page();
            page.fill("#name", "VPN to");
            page.fill("#ranges", "10.0.0.0/8");
            Visit.follow(page, SUBMIT);
            page.waitForSelector("#ranges-error");
            assertThat(page.textContent("#ranges-error")).contains("for stort et net");
            visit.accessible();
            visit.open(path);
            page.fill("#secret", "kort");
            Visit.follow(page.locator(SUBMIT).nth(1));
            page.waitForSelector("#secret-error");
            visit.accessible();
            visit.open(path);
            page.check("#legacy");
            Visit.follow(page, SUBMIT);
            page.waitForSelector(".alert-success");
            assertThat(page.inputValue("#ranges")).contains("192.0.2.10/32\n2001:db8:77:");
        }
    }
}
