package dk.faelled.platform.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** That a page with faults is not called good. */
@BrowserTest
class VisitTest {
    private static final String GOOD = """
            <!doctype html><html lang="da"><head><title>Side</title></head>
            <body><main><h1>Side</h1>{more}</main></body></html>
            """;

    private static Visit visit(Browser browser, String more) {
        var visit = browser.visit("http://localhost");
        visit.page().setContent(GOOD.replace("{more}", more));
        return visit;
    }

    @Test
    void whatIsGoodIsCalledGood(Browser browser) {
        try (var visit = visit(browser, "<p><a href=\"#\">Videre</a></p>")) {
            visit.check();
        }
    }

    @Test
    void aPictureWithoutWordsAndFaintWordsAreToldWithTheirMarkup(Browser browser) {
        try (var visit = visit(browser, "<img src=\"data:,\"><p style=\"color: #ddd\">Kan ikke læses</p>")) {
            assertThatThrownBy(visit::accessible)
                    .hasMessageContaining("image-alt")
                    .hasMessageContaining("<img src=\"data:,\">")
                    .hasMessageContaining("color-contrast")
                    .hasMessageContaining("Kan ikke læses");
        }
    }

    @Test
    void whatIsWiderThanASmallPhoneAndWhatTabPassesByAreTold(Browser browser) {
        try (var visit = visit(browser, "<p style=\"width: 500px\">Bred</p>").size(320, 640)) {
            assertThatThrownBy(visit::nothingBesideThePage).hasMessageContaining("500px");
        }
        try (var visit = visit(browser, "<a href=\"#\" onfocus=\"this.blur()\">Et</a> <a href=\"#\">To</a>")) {
            visit.page()
                    .evaluate(
                            "() => document.querySelector('a').addEventListener('focusin', e => e.stopPropagation())");
            assertThatThrownBy(visit::reachableByKeyboard).hasMessageContaining("Et");
        }
    }
}
