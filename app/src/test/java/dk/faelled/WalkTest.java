package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program over the demo world, as people meet it: in a browser. */
class WalkTest extends Walking {
    private static final String[] PERSON_TABS = {
        "person",
        "engagements",
        "addresses",
        "associations",
        "itusers",
        "rolebindings",
        "itassociations",
        "managers",
        "owners",
        "leaves",
        "history"
    };

    @Test
    void everyPageIsReachedReadAndLeftByEveryRole(Browser browser) {
        world.load("small");
        for (var user : new String[] {"admin", "redaktoer", "ejer", "laeser", "revisor"}) {
            try (var visit = signedIn(browser, user)) {
                for (var page : new String[] {
                    "/",
                    "/notices",
                    "/notices/settings",
                    "/organisation/persons",
                    "/organisation/units",
                    "/organisation/classes",
                    "/organisation/itsystems",
                    "/roles/mine"
                }) visit.open(page).check();
                if (user.equals("revisor"))
                    for (var page : new String[] {"/roles/users", "/roles/units", "/roles/systems", "/roles/groups"})
                        visit.open(page).check();
            }
        }
        try (var visit = signedIn(browser, "admin")) {
            visit.open("/imports").check();
            visit.open("/api-keys").check();
            visit.open("/api-keys/new").check();
            visit.open("/organisation/persons/new").check();
            visit.open("/organisation/classes/new").check();
            var person = visit.open("/organisation/persons")
                    .page()
                    .locator("#list tbody a")
                    .first()
                    .getAttribute("href");
            for (var tab : PERSON_TABS) visit.open(person + "?tab=" + tab).check();
        }
        try (var visit = signedIn(browser, "laeser")) {
            visit.open("/organisation/persons/new");
            assertThat(visit.page().title()).contains("Du har ikke adgang");
            for (var page : new String[] {"/imports", "/jobs/schedules", "/mails", "/mail-templates"}) {
                visit.open(page);
                assertThat(visit.page().title()).contains("Du har ikke adgang");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void everyoneChoosesHowTheyAreToldAndTheAuthorityWritesTheTexts(String language, Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            var page = visit.open("/notices/settings").page();
            page.check("[name='channel.platform.job.ended'][value=DIGEST]");
            page.fill("#address", "astrid@soendby.example");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/notices/settings");
            assertThat(page.isChecked("[name='channel.platform.job.ended'][value=DIGEST]"))
                    .isTrue();

            visit.open("/mail-templates").check();
            visit.open("/mail-templates/platform.job.ended/" + language).check();
            page.fill("#subject", "{title}!");
            Visit.follow(page, "main button[value=preview]");
            page.waitForSelector(".f-mail");
            visit.check();
            Visit.follow(page, "main button[value=save]");
            Visit.follow(page, "form[action$='/reset'] button");
            visit.open("/mails").check();
            visit.open("/mails?state=DEAD").check();
        }
    }

    @Test
    void wrongInputIsShownWhereItWasTyped(Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "revisor")) {
            var page = visit.open("/notices/settings").page();
            page.check("[name='channel.platform.job.ended'][value=DIGEST]");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#address-error");
            visit.accessible();
            assertThat(page.isChecked("[name='channel.platform.job.ended'][value=DIGEST]"))
                    .isTrue();
        }
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/mail-templates/platform.job.ended/da").page();
            page.fill("#subject", "{titel}");
            Visit.follow(page, "main button[value=save]");
            page.waitForSelector("#subject-error");
            visit.accessible();
            assertThat(page.inputValue("#subject")).isEqualTo("{titel}");
        }
    }
}
