package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, where and why, as people meet it. */
class CatalogueWalkTest extends Walking {
    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void theCatalogueIsReadAndWorkedIn(String language, Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            for (var page : new String[] {
                "/roles/mine",
                "/roles/systems/new",
                "/roles/groups/new",
                "/roles/conflicts/new",
                "/roles/settings",
                "/roles/settings/load",
                "/roles/settings/directory",
                "/roles/deleted"
            }) look(visit.open(page), language);
            var system = first(visit, "/roles/systems");
            for (var tab : new String[] {"", "/rights", "/rights/new", "/holders", "/edit", "/delete"})
                look(visit.open(system + tab), language);
            look(visit.open("/roles/userroles/new?system=" + system.substring(system.lastIndexOf('/') + 1)), language);
            look(visit.open(first(visit, system + "/rights")), language);
            for (var list : new String[] {"/roles/userroles", "/roles/groups"}) {
                look(visit.open(list), language);
                var one = first(visit, list);
                for (var page : new String[] {"", "/edit", "/delete"}) look(visit.open(one + page), language);
            }
            look(visit.open("/roles/conflicts"), language);
            look(
                    visit.open(Objects.requireNonNull(
                            visit.page().locator("main tbody a").first().getAttribute("href"))),
                    language);

            look(visit.open("/roles/users"), language);
            var user = first(visit, "/roles/users");
            var page = visit.open(user + "/assign").page();
            look(visit, language);
            page.fill("#target", "adgang");
            Visit.follow(page, "main button[name=find]");
            page.check("main [name=target] >> nth=0");
            Visit.follow(page, "main .f-buttons button");
            page.waitForSelector(".alert-success");
            look(visit, language);
            look(
                    visit.open(Objects.requireNonNull(
                            page.locator("main tbody a[href*=why]").first().getAttribute("href"))),
                    language);
            visit.open(user);
            for (var href : page.locator("tbody .f-row-menu a[href^='/roles/assignments']").all().stream()
                    .map(a -> a.getAttribute("href"))
                    .toList()) look(visit.open(href), language);

            look(visit.open("/roles/units?sort=-assignments"), language);
            var unit = first(visit, "/roles/units?sort=-assignments");
            look(visit.open(unit), language);
            var placed =
                    Objects.requireNonNull(page.locator("main tbody a").first().getAttribute("href"));
            for (var act : new String[] {"", "/edit", "/remove"}) look(visit.open(placed + act), language);
            look(visit.open(unit + "/assign"), language);
            page.fill("#target", "fraværx");
            Visit.follow(page, "main button[name=find]");
            page.fill("#target", "fravær");
            Visit.follow(page, "main button[name=find]");
            page.check("main [name=target] >> nth=0");
            page.check("#inherit");
            Visit.follow(page, "main button[name=preview]");
            page.waitForSelector(".f-outlook");
            look(visit, language);
            look(visit.open(unit + "/move"), language);
            page.fill("#under", "a");
            Visit.follow(page, "main button[name=find]");
            page.check("main [name=under] >> nth=0");
            Visit.follow(page, "main .button-primary[name=show]");
            page.waitForSelector(".f-outlook");
            look(visit, language);
        }
    }

    /** The pages of both languages are the same but for their texts. */
    private static void look(Visit visit, String language) {
        if (language.equals("da")) visit.check();
        else visit.noTextIsMissing();
    }

    @Test
    void wrongInputIsShownWhereItWasTyped(Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open(first(visit, "/roles/users") + "/assign").page();
            page.fill("#target", "adgang");
            Visit.follow(page, "main button[name=find]");
            page.check("main [name=target] >> nth=0");
            page.fill("#stopDate", "2020-01-01");
            Visit.follow(page, "main .f-buttons button");
            page.waitForSelector("#stopDate-error");
            visit.accessible();
            assertThat(page.isChecked("main [name=target] >> nth=0")).isTrue();
        }
    }
}
