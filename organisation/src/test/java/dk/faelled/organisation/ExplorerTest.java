package dk.faelled.organisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page on which queries are tried. */
@DeskTest
class ExplorerTest {
    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @LocalServerPort
    int port;

    @Test
    void aQueryIsRunOnThePageWithTheRightsOfItsReader(Browser browser) {
        authority.unit("Søndby", null);
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            visit.open("/os2mo/graphql/v30").check();
            Page page = visit.page();
            Desk.save(page);
            assertThat(page.locator("#answer")).hasValue(Pattern.compile("\"name\": \"Søndby\""));
            page.fill("#query", "mutation { org_unit_refresh { objects } }");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#answer")).hasValue(Pattern.compile("No policy approved the access"));
            page.fill("#variables", "{nothing");
            Desk.save(page);
            assertThat(page.locator("#graphql-status")).containsText("ikke gyldig JSON");
            visit.inEnglish().open("/os2mo/graphql/v22").check();
            visit.noProblems();
        }
        try (var stranger = browser.visit("http://localhost:" + port)) {
            stranger.open("/os2mo/graphql/v30");
            assertThat(stranger.page()).hasURL(Pattern.compile("/sign-in\\?next=/os2mo/graphql/v30"));
        }
    }
}
