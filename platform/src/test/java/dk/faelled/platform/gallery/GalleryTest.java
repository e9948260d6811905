package dk.faelled.platform.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.BrowserTest;
import dk.faelled.platform.browser.PageServer;
import dk.faelled.platform.browser.Visit;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.page.ErrorView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Query;
import dk.faelled.platform.page.Shell;
import dk.faelled.platform.page.SignInView;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every component in every state works for everyone, in both languages, on a telephone and at a desk. */
@BrowserTest
class GalleryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static PageServer server;

    @BeforeAll
    static void serve() throws IOException {
        var query = Query.of("q=skole&f.state=active&f.from.from=2020-01-01&sort=name");
        var view = new GalleryView(new ListRequest("/ui", query), TODAY);
        server = new PageServer()
                .page("/ui", "platform/gallery", locale -> Map.of("shell", shell(locale, true), "view", view))
                .page("/ui/branch", "ui/treeChildren", _ -> Map.of("nodes", GalleryView.branch()))
                .page(
                        "/sign-in",
                        "platform/signIn",
                        locale -> Map.of(
                                "shell",
                                shell(locale, false),
                                "view",
                                new SignInView(
                                        "/sign-in",
                                        List.of(new Option("1", "Søndby Kommune"), new Option("2", "Region Midtfjord")),
                                        "1",
                                        "ane",
                                        List.of(new Link("Log ind med passkey", "/sign-in/passkey")),
                                        Errors.of(
                                                "password",
                                                "Brugernavn og adgangskode passer ikke sammen. Prøv igen."))))
                .page(
                        "/error",
                        "platform/error",
                        locale -> Map.of(
                                "shell",
                                shell(locale, true),
                                "view",
                                new ErrorView(
                                        404,
                                        "Siden findes ikke",
                                        "Adressen er måske skrevet forkert. Gå til forsiden, og find siden i menuen.",
                                        "K7Q2")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Shell shell(Locale locale, boolean signedIn) {
        var organisation = new Shell.MenuGroup(
                "Organisation",
                true,
                List.of(
                        new Shell.Item("Enheder", "/ui", true),
                        new Shell.Item("Personer", "/ui?p", false),
                        new Shell.Item("Arbejdsgange", "/ui?a", false),
                        new Shell.Item("Administration", "/ui?b", false),
                        new Shell.Item("Hændelser", "/ui?c", false)));
        var platform = new Shell.MenuGroup(
                "Fælles",
                false,
                List.of(new Shell.Item("Mit overblik", "/", false), new Shell.Item("Revisionslog", "/audit", false)));
        return new Shell(
                "Søndby Kommune",
                null,
                signedIn ? "Ane Holm" : null,
                locale,
                3,
                signedIn ? List.of(platform, organisation) : List.of(),
                new Shell.Csrf("_csrf", "X-CSRF-TOKEN", "token"),
                signedIn ? new Shell.Flash(Shell.Kind.SUCCESS, "Enheden er oprettet.") : null,
                true,
                signedIn,
                "/ui",
                "q=skole&asOf=2025-03-01");
    }

    @ParameterizedTest
    @CsvSource({"/ui,da", "/ui,en", "/sign-in,da", "/sign-in,en", "/error,da"})
    void worksForEveryone(String path, String language, Browser browser) {
        try (var visit = browser.visit(server.address())) {
            if (language.equals("en")) visit.inEnglishToo();
            visit.open(path);
            var name = path.substring(1) + "-" + language;
            visit.screenshot(name + "-1280").size(320, 640).screenshot(name + "-320");
            visit.check();
        }
    }

    @Test
    void afterAnErrorTheSummaryHasTheFocusAndLeadsToTheField(Browser browser) {
        try (var visit = browser.visit(server.address()).open("/ui")) {
            assertThat(visit.page().locator("#error-summary").evaluate("e => e === document.activeElement"))
                    .isEqualTo(true);
            Visit.follow(visit.page().locator("#error-summary a").first());
            assertThat(focused(visit.page().locator("#unit-name"))).isTrue();
        }
    }

    @Test
    void aTreeIsWalkedByArrowsAndLettersAndFetchesItsBranches(Browser browser) {
        try (var visit = browser.visit(server.address()).open("/ui")) {
            var keys = visit.page().keyboard();
            visit.page().locator("#node-skole").focus();
            keys.press("ArrowDown");
            assertThat(focused(visit.page().locator("#node-sfo"))).isTrue();
            keys.press("t");
            assertThat(focused(visit.page().locator("#node-teknik"))).isTrue();
            keys.press("ArrowRight");
            visit.page().locator("#node-vej[role=treeitem]").waitFor();
            keys.press("ArrowRight");
            assertThat(focused(visit.page().locator("#node-vej"))).isTrue();
            keys.press("ArrowLeft");
            keys.press("ArrowLeft");
            assertThat(visit.page().locator("#node-vej").isVisible()).isFalse();
            visit.accessible();
            visit.noProblems();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void theMenuOpensWithoutScripts(int width, Browser browser) {
        try (var visit = browser.visitWithoutScripts(server.address()).size(width, 640)) {
            visit.open("/ui");
            Visit.follow(visit.page().locator(".f-launcher summary"));
            assertThat(visit.page().getByText("Revisionslog").isVisible()).isTrue();
            visit.screenshot("menu-" + width);
        }
    }

    @Test
    void theOtherLanguageKeepsWhatWasTyped(Browser browser) {
        try (var visit = browser.visit(server.address()).open("/ui")) {
            visit.page().locator("#note").fill("Ikke gemt endnu");
            visit.inEnglish();
            Visit.follow(visit.page().locator("#f-language"));
            visit.page().locator("html[lang=en]").waitFor();
            assertThat(visit.page().locator("#note").inputValue()).isEqualTo("Ikke gemt endnu");
            visit.noProblems();
        }
    }

    private static boolean focused(Locator element) {
        return Boolean.TRUE.equals(element.evaluate("e => e === document.activeElement"));
    }
}
