package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that somebody puts together and hands on, and advice, as people meet them. */
class ReportsWalkTest extends Walking {
    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void aReportIsMadeAndATemplateOfItIsHandedToSomebody(String language, Browser browser) {
        world.load("small");
        var name = "Rapport " + UUID.randomUUID();
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            look(visit.open("/roles/reports"), language, "reports");
            look(visit.open("/roles/reports/adhoc"), language, "report-adhoc");
            var page = visit.page();
            assertThat(download(page, "main .f-buttons button:not([formaction])"))
                    .endsWith(".xlsx");
            page.fill("[name=systemsQuery]", "a");
            Visit.follow(page, "main button[name=find][value=systems]");
            page.check("main [name=systems] >> nth=0");
            look(visit, language, "report-adhoc-chosen");
            Visit.follow(page, "main button[formaction]");
            assertThat(page.locator("main [name=systems]:checked").count()).isOne();
            look(visit, language, "report-template-new");
            page.fill("#name", name);
            Visit.follow(page, "main .f-buttons button[type=submit]");
            page.waitForSelector(".alert-success");
            page.fill("#reader", "ejer");
            Visit.follow(page, "main form[action$='/readers'] button[type=submit]");
            page.waitForSelector(".alert-success");
            look(visit, language, "report-template");
            assertThat(download(page, "main form[action$='/file'] button")).endsWith(".xlsx");
            look(visit.open("/roles/reports/templates"), language, "report-templates");
        }
        try (var visit = signedIn(browser, "ejer")) {
            if (language.equals("en")) visit.inEnglishToo();
            var page = visit.open("/roles/mine").page();
            Visit.follow(page, "main a[href='/roles/reports/handed']");
            look(visit, language, "reports-handed");
            assertThat(download(page, "main tr:has-text('" + name + "') td a")).endsWith(".xlsx");
            visit.noProblems();
        }
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/roles/reports/templates").page();
            Visit.follow(page, "#list tbody tr:has-text('" + name + "') a");
            Visit.follow(page, "main form[action$='/release'] button");
            page.waitForSelector(".alert-success");
            Visit.follow(page, "a[href$='/delete']");
            visit.check();
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
        }
        try (var visit = signedIn(browser, "ejer")) {
            assertThat(visit.open("/roles/reports/handed").page().content()).doesNotContain(name);
        }
    }

    private static String download(Page page, String what) {
        return page.waitForDownload(() -> page.locator(what).first().click()).suggestedFilename();
    }

    @Test
    void wrongInputIsShownWhereItWasTyped(Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open("/roles/reports/adhoc").page();
            for (var part : page.locator("main [name=parts]").all()) part.uncheck();
            Visit.follow(page, "main .f-buttons button:not([formaction])");
            page.waitForSelector("#parts-error");
            visit.accessible();
            visit.open("/roles/reports/adhoc");
            page.fill("#manager", "ingen-af-det-navn");
            Visit.follow(page, "main .f-buttons button:not([formaction])");
            page.waitForSelector("#manager-error");
            visit.accessible();
            visit.open("/roles/reports/templates/new");
            Visit.follow(page, "main .f-buttons button[type=submit]");
            page.waitForSelector("#name-error");
            visit.accessible();
            visit.open("/roles/advice");
            if (page.locator("main .f-buttons button.button-primary").count() > 0) {
                Visit.follow(page, "main .f-buttons button.button-primary");
                page.waitForSelector(".alert-error, .f-error-summary, [role=alert]");
                visit.accessible();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void adviceIsSeenAndHandledAndKindsAreChosen(String language, Browser browser) throws Exception {
        world.load("small");
        byTheClock("roles.advice");
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            look(visit.open("/roles/advice"), language, "advice");
            var page = visit.page();
            page.check("main [name=selected] >> nth=0");
            Visit.follow(page, "main .f-buttons button.button-primary");
            page.waitForSelector(".alert-success");
            look(visit.open("/roles/advice/all"), language, "advice-all");
            assertThat(Objects.requireNonNull(page.locator("#list tbody").textContent()))
                    .contains("Astrid Administrator");
            look(visit.open("/roles/advice/kinds"), language, "advice-kinds");
            Visit.follow(page, "main .f-buttons button.button-primary");
            page.waitForSelector(".alert-success");
        }
        try (var visit = signedIn(browser, "revisor")) {
            visit.open("/roles/advice/all").check();
            assertThat(visit.page().locator("main [name=selected]").count()).isZero();
        }
    }

    /** The pages of both languages are the same but for their texts. */
    private static void look(Visit visit, String language, String picture) {
        if (language.equals("en")) visit.noTextIsMissing();
        else {
            visit.check();
            visit.screenshot(picture);
        }
    }
}
