package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People ask for roles and decide about it, as they meet it. */
class RequestsWalkTest extends Walking {
    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void rolesAreAskedForAndDecided(String language, Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "ejer")) {
            if (language.equals("en")) visit.inEnglishToo();
            var page = visit.open("/").page();
            assertThat(page.locator("main a[href='/roles/requests/waiting']").count())
                    .as("what waits is on the front page")
                    .isPositive();
            look(visit.open("/roles/mine"), language);
            Visit.follow(page, "main a[href='/roles/requests/new?mine=true']");
            look(visit, language);
            page.fill("[name=targetsQuery]", "sagslæser");
            Visit.follow(page, "main button[name=find]");
            page.check("main [name=targets] >> nth=0");
            look(visit, language);
            Visit.follow(page, "main button[value=next]");
            page.fill("#reason", "Skal se sagerne");
            look(visit, language);
            Visit.follow(page, "main button[value=next]");
            page.waitForSelector("main button[value=send]");
            look(visit, language);
            assertThat(page.textContent("main .f-facts")).contains("Skal se sagerne");
            Visit.follow(page, "main button[value=back]");
            assertThat(page.inputValue("#reason")).isEqualTo("Skal se sagerne");
            Visit.follow(page, "main button[value=next]");
            Visit.follow(page, "main button[value=send]");
            page.waitForSelector(".alert-success");
            look(visit, language);
            look(visit.open(first(visit, "/roles/requests")), language);
            Visit.follow(page, "main form[action$='/cancel'] button");
            page.waitForSelector(".alert-success");

            look(visit.open("/roles/requests/new"), language);
            page.fill("[name=receiversQuery]", "a");
            Visit.follow(page, "main button[name=find]");
            look(visit, language);
            page.check("main [name=receivers] >> nth=1");
            page.check("main [name=action][value=REMOVE]");
            Visit.follow(page, "main button[value=next]");
            look(visit, language);

            look(visit.open("/roles/requests/waiting"), language);
            visit.screenshot("requests-waiting");
            var waiting = first(visit, "/roles/requests/waiting");
            look(visit.open(waiting), language);
            visit.open("/roles/requests/waiting");
            page.check("main [name=selected] >> nth=0");
            Visit.follow(page, "main button[value=approve]");
            page.waitForSelector(".alert-success");
            look(visit.open("/roles/delegates"), language);
            assertThat(page.locator("main form [name=delegate]").count()).isOne();
        }
    }

    @Test
    void wrongInputIsShownWhereItWasTyped(Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "ejer")) {
            var page = visit.open("/roles/requests/new?mine=true").page();
            Visit.follow(page, "main button[value=next]");
            page.waitForSelector("#targets-error");
            visit.accessible();
            page.fill("[name=targetsQuery]", "fællesdrev");
            Visit.follow(page, "main button[name=find]");
            page.check("main [name=targets] >> nth=0");
            Visit.follow(page, "main button[value=next]");
            page.fill("#stopDate", "2020-01-01");
            Visit.follow(page, "main button[value=next]");
            page.waitForSelector("#stopDate-error");
            visit.accessible();
            visit.open(first(visit, "/roles/requests/waiting"));
            Visit.follow(page, "main button[formaction]");
            page.waitForSelector("#comment-error");
            visit.accessible();
            visit.open("/roles/requests/waiting");
            Visit.follow(page, "main button[value=approve]");
            page.waitForSelector(".alert-error, .f-error-summary, [role=alert]");
            visit.accessible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void whoMayAskAndDecideIsSetAndTheLogIsRead(String language, Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            for (var list : new String[] {"/roles/systems", "/roles/userroles", "/roles/groups"})
                look(visit.open(first(visit, list) + "/requests"), language);
            var page = visit.page();
            page.check("main [name=requesters][value=EMPLOYEE]");
            page.fill("[name=unitsQuery]", "a");
            Visit.follow(page, "main button[name=find]");
            page.check("main [name=units] >> nth=0");
            page.check("#filtered");
            Visit.follow(page, "main .f-buttons button");
            page.waitForSelector(".alert-success");
            look(visit.open("/roles/settings/requests"), language);
            Visit.follow(page, "main .f-buttons button");
            page.waitForSelector(".alert-success");
            look(visit.open("/roles/authorizations"), language);
            look(visit.open("/roles/delegates"), language);
            look(visit.open("/roles/requests/waiting/all"), language);
            look(visit.open("/roles/requests/log?f.status=REQUESTED"), language);
            look(
                    visit.open(Objects.requireNonNull(
                            page.locator("#list tbody a").first().getAttribute("href"))),
                    language);
        }
    }

    @Test
    void whoDecidesNothingSeesNoneOfItWaiting(Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "laeser")) {
            visit.open("/roles/requests/waiting").check();
            assertThat(visit.page().locator("#list tbody a").count()).isZero();
            visit.open("/roles/requests/new?mine=true").check();
        }
    }

    /** The pages of both languages are the same but for their texts. */
    private static void look(Visit visit, String language) {
        if (language.equals("da")) visit.check();
        else visit.noTextIsMissing();
    }
}
