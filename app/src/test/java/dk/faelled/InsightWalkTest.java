package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports, insight, data quality and migration over the demo world, as people find them in the menu. */
class InsightWalkTest extends Walking {
    @ParameterizedTest
    @ValueSource(strings = {"da", "en"})
    void theNewPagesAreFoundInTheMenuAndReadAndLeft(String language, Browser browser) {
        world.load("small");
        try (var visit = signedIn(browser, "admin")) {
            if (language.equals("en")) visit.inEnglishToo();
            for (var page : new String[] {
                "/organisation/reports", "/organisation/insight", "/organisation/quality", "/organisation/migration"
            }) {
                visit.open("/organisation/units");
                assertThat(visit.page()
                                .locator(".f-subnav a[href='" + page + "']")
                                .count())
                        .as(page)
                        .isOne();
                Visit.follow(visit.page(), ".f-subnav a[href='" + page + "']");
                visit.check();
                if (language.equals("da")) visit.screenshot(page.substring(page.lastIndexOf('/') + 1));
            }
            visit.open("/organisation/quality/unit-without-manager").check();
        }
        try (var visit = signedIn(browser, "laeser")) {
            if (language.equals("en")) visit.inEnglishToo();
            visit.open("/organisation/reports").check();
            visit.open("/organisation/insight").check();
            visit.open("/organisation/quality").check();
            assertThat(visit.page()
                            .locator(".f-subnav a[href='/organisation/migration']")
                            .count())
                    .isZero();
        }
    }
}
