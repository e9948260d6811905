package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import dk.faelled.platform.operations.FirstOperator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people fill in and send, over the demo world in a browser. */
class FormsWalkTest extends Walking {
    private static final String[] UNIT_TABS = {
        "unit",
        "engagements",
        "addresses",
        "associations",
        "itusers",
        "rolebindings",
        "itassociations",
        "kle",
        "managers",
        "owners",
        "related",
        "leaves",
        "history"
    };

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void everyFormIsOpenedInBothLanguages(String language, Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "redaktoer")) {
            if (language.equals("en")) visit.inEnglishToo();
            var unit = first(visit, "/organisation/units");
            var person = first(visit, "/organisation/persons");
            for (var form : new String[] {"/new", "/edit", "/move", "/end"})
                visit.open(unit + form).check();
            for (var tab : UNIT_TABS) visit.open(unit + "?tab=" + tab).check();
            for (var form : new String[] {"/edit", "/end"})
                visit.open(person + form).check();
            for (var line : new String[] {"engagements", "addresses", "associations", "itusers", "managers"}) {
                visit.open(unit + "/" + line + "/new").check();
                visit.open(person + "/" + line + "/new").check();
            }
            for (var line : new String[] {"leaves", "owners", "rolebindings", "itassociations"})
                visit.open(person + "/" + line + "/new").check();
            for (var line : new String[] {"kle", "owners", "related", "rolebindings"})
                visit.open(unit + "/" + line + "/new").check();
            visit.open("/organisation/transfer").check();
            visit.open("/organisation/onboarding").check();
            visit.open("/organisation/charts/new").check();
            var row = visit.open(person + "?tab=engagements").page().locator("tbody .f-row-menu a");
            for (var href : row.all().stream().map(a -> a.getAttribute("href")).toList())
                visit.open(href).check();
            visit.open("/organisation/units/new").check();
            visit.open("/organisation/units/compare?otherAsOf=2015-01-01").check();
            visit.open("/organisation/units?knownAt=2020-01-01T12:00").check();
            visit.open(unit + "?asOf=1990-01-01").check();
            visit.open("/search?q=skole").check();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void theOperatorOpensAnAuthority(String language, Browser browser) {
        world.load("small");
        var cvr = language.equals("en") ? "38000001" : "38000002";
        try (var visit = signedIn(browser, FirstOperator.CVR, "drift")) {
            if (language.equals("en")) visit.inEnglishToo();
            visit.open("/operations").check();
            visit.open("/operations/tenants/new").check();
            visit.open("/operations/tenants/" + FirstOperator.CVR).check();
            visit.open("/modules").check();
            visit.open("/audit/retention").check();
            visit.open("/users").check();
            visit.open("/users/invite").check();
            visit.open("/operations/tenants/" + FirstOperator.CVR + "/link").check();
            var page = visit.open("/operations/tenants/new").page();
            page.fill("#cvr", cvr);
            page.fill("#name", "Vestby Kommune");
            page.fill("#displayName", "Vera Vestergaard");
            page.fill("#userName", "vera");
            Visit.follow(page, "main form button[type=submit]");
            var link = page.locator("main code").innerText();
            visit.check();
            visit.open(link.substring(link.indexOf("/first-sign-in"))).check();
        }
    }

    @Test
    void aFileIsTriedShownAndLoaded(Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/imports").page();
            page.selectOption("#kind", "organisation.csv");
            page.setInputFiles("#file", Path.of("src/test/resources/units-with-errors.csv"));
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("text=Rækker med fejl");
            assertThat(page.locator("#import-status").innerText())
                    .contains("from")
                    .contains("31-31-2020")
                    .contains("Datoen kan ikke læses.");
            visit.check();
            Visit.follow(page, "text=Indlæs kun de gode rækker");
            page.waitForSelector("text=Det er sket");
            assertThat(page.locator("#import-status").innerText()).contains("Indlæst");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void aKeyThatEndsSoonIsATaskAndANoticeOfWhoAnswersForIt(String language, Browser browser) {
        world.load("small");
        var name = "Vagtplan " + language;
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            var page = visit.open("/api-keys/new").page();
            page.fill("#name", name);
            page.check("main [name=permissions] >> nth=0");
            page.fill("#days", "10");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("main dd code");

            visit.open("/jobs/schedules").check();
            Visit.follow(page, "form[action$='platform.key.expires/run'] button");
            visit.open("/");
            var task = page.locator("#tasks tr", new Page.LocatorOptions().setHasText(name));
            task.waitFor();
            visit.check();

            visit.open("/notices").check();
            var notice = page.locator(".f-notice.f-unread", new Page.LocatorOptions().setHasText(name));
            Visit.follow(notice.locator("form[action$='/follow'] button"));
            page.waitForURL("**/api-keys");
            visit.open("/notices");
            assertThat(notice.count()).isZero();

            visit.open("/");
            Visit.follow(task.locator("form button"));
            page.waitForSelector(".alert-success");
            assertThat(task.count()).isZero();
        }
    }
}
