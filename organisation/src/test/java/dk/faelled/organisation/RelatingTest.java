package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two organisations beside each other, linked by ticks (ORG-12). */
@DeskTest
class RelatingTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
    private static final LocalDate DAY = TODAY.plusMonths(1);

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    RelatedUnits related;

    @LocalServerPort
    int port;

    UnitId school = UnitId.fresh();
    UnitId payroll = UnitId.fresh();
    UnitId wages = UnitId.fresh();
    UnitId pension = UnitId.fresh();
    UnitId committee = UnitId.fresh();
    UnitId brief = UnitId.fresh();

    @BeforeEach
    void threeOrganisations() {
        school = authority.unit("Skolen", authority.unit("Administrativ", null));
        payroll = authority.unit("Løn", null);
        wages = authority.unit("Lønenhed 1", payroll);
        pension = authority.unit("Lønenhed 2", payroll);
        committee = authority.unit("MED", null);
        brief = authority.unit("Kortvarig", payroll, Validity.between(START, TODAY.plusYears(1)));
        related.relate(school, List.of(pension, committee), Validity.from(START), null);
    }

    private List<UnitId> partners(LocalDate on) {
        return related.list(AsOf.on(on), null, 10).stream()
                .map(link -> link.state().unit().equals(school)
                        ? link.state().other()
                        : link.state().unit())
                .toList();
    }

    @Test
    void aUnitIsLinkedByKeyboardFromTheDayOnAndLinksElsewhereStay(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/related").page();
            visit.check();
            page.locator("main [role=treeitem]").first().focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("unit=" + school));
            page.selectOption("#right", payroll.toString());
            page.fill("#from", DAY.toString());
            Visit.follow(page, "main form >> nth=0 >> button");
            assertThat(page.isChecked("#partner-" + pension)).isTrue();
            assertThat(page.locator("main").innerText()).contains("ikke vises her: 1");
            visit.check();
            page.locator("#partner-" + pension).focus();
            page.keyboard().press("Space");
            page.locator("#partner-" + wages).focus();
            page.keyboard().press("Space");
            Visit.follow(page, "button[value=show]");
            assertThat(page.locator("#outlook").innerText())
                    .contains("Kobles til: Lønenhed 1", "Kobles ikke længere til: Lønenhed 2");
            assertThat(partners(DAY)).as("nothing is kept yet").containsExactlyInAnyOrder(pension, committee);
            visit.check();
            Visit.follow(page, "button[value=save]");
            assertThat(page.locator(".alert-success").innerText()).contains("Skolen");
        }
        assertThat(partners(DAY)).containsExactlyInAnyOrder(wages, committee);
        assertThat(partners(DAY.minusDays(1))).containsExactlyInAnyOrder(pension, committee);
    }

    @Test
    void aUnitThatEndsCannotBeLinkedAndTheReasonIsSaid(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR).inEnglish()) {
            var page = visit.open("/organisation/related?unit=" + school + "&right=" + payroll + "&words=kort")
                    .page();
            assertThat(page.locator("#partner-" + wages).count()).isZero();
            page.check("#partner-" + brief);
            Visit.follow(page, "button[value=show]");
            Visit.follow(page, "button[value=save]");
            assertThat(page.locator(".alert-error, [role=alert]").first().innerText())
                    .isNotBlank();
            assertThat(page.isChecked("#partner-" + brief))
                    .as("what was ticked stays")
                    .isTrue();
            visit.accessible();
            page.evaluate("document.querySelector('input[type=hidden][name=from]').value = 'i morgen'");
            Visit.follow(page, "button[value=show]");
            visit.accessible();
            assertThat(page.locator(".alert-error, [role=alert]").first().innerText())
                    .isNotBlank();
        }
        assertThat(partners(TODAY)).containsExactlyInAnyOrder(pension, committee);
    }

    @Test
    void readersMayNotAndOneOrganisationHasNothingToLink(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            visit.open("/organisation/related");
            assertThat(visit.page().locator("main [role=treeitem]").count()).isZero();
        }
    }
}
