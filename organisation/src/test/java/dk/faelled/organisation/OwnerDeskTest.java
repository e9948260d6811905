package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner at a browser: sees everything, is offered only what is owned, is told why not. */
@DeskTest
class OwnerDeskTest extends OwnedSubtree {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));

    @Autowired
    Desk desk;

    @Autowired
    dk.faelled.platform.Accounts signIns;

    @LocalServerPort
    int port;

    @BeforeEach
    void theOwnerIsAUser() {
        authority.job(bodil, mine, Validity.from(START));
        authority.job(bodil, other, Validity.from(START));
        signIns.keep("owner", "Eva Juhl", "sit-down-at-it-1", Set.of(BuiltInRole.OWNER), owner.value());
    }

    private static String path(UnitId unit) {
        return "/organisation/units/" + unit;
    }

    @Test
    void onlyActsThatWouldSucceedAreOffered(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.OWNER)) {
            var page = visit.open(path(below)).page();
            assertThat(page.locator("main").innerText()).contains("Opret underenhed", "Redigér", "Flyt", "Afslut");
            visit.check();
            visit.open(path(other));
            assertThat(page.locator("main .button:visible").allInnerTexts())
                    .doesNotContain("Redigér", "Flyt", "Afslut", "Opret underenhed");
            visit.open(path(other) + "?tab=engagements");
            assertThat(page.locator(".f-row-menu a").count()).isEqualTo(1); // the history
            assertThat(page.locator("main >> text=Tilføj engagement").count()).isZero();
            // who came from elsewhere is the owner's now
            var carla = authority.person("Carla", "Dahl");
            var job = authority.job(carla, other, Validity.from(START));
            authority.engagements.update(job, Validity.from(TODAY.minusDays(10)), e -> e.in(mine), null);
            visit.open(path(mine) + "?tab=engagements");
            assertThat(page.locator(".f-row-menu a").count()).isEqualTo(6);
            // a person works in both units: one line is the owner's to change, the other is not
            visit.open("/organisation/persons/" + bodil + "?tab=engagements");
            assertThat(page.locator(".f-row-menu a").count()).isEqualTo(4);
            visit.check();
            visit.open("/organisation/units");
            assertThat(page.locator("main").innerText()).doesNotContain("Opret rodenhed");
            visit.open("/organisation/persons");
            assertThat(page.locator("main").innerText()).doesNotContain("Opret person");
            visit.check();
        }
    }

    @Test
    void anOwnedUnitIsRenamedAndMovedToWhereTheOwnerOwnsToo(Browser browser) {
        var other2 = authority.unit("Mellemtrin", mine);
        try (var visit = desk.of(browser, port, BuiltInRole.OWNER)) {
            var page = visit.open(path(below) + "/edit").page();
            page.fill("#name", "Indskolingen");
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("Indskolingen");
            Visit.follow(page, "main .button >> text=Flyt");
            page.fill("#parentQuery", "vej");
            page.waitForSelector("#parent-options input[disabled]");
            visit.check();
            page.fill("#parentQuery", "mellem");
            Visit.follow(page.locator("#parent-options >> text=Mellemtrin"));
            Desk.save(page);
            assertThat(page.locator(".breadcrumbs, nav >> text=Mellemtrin")
                            .first()
                            .isVisible())
                    .isTrue();
        }
        assertThat(authority.units.find(below, AsOf.on(TODAY)).orElseThrow().parent())
                .isEqualTo(other2);
    }

    @Test
    void whatIsNotOwnedIsRefusedInDanish(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.OWNER)) {
            var page = visit.open(path(other) + "/edit").page();
            assertThat(page.locator("main").innerText()).contains("Du må kun ændre det, du ejer.");
            visit.open("/organisation/units/new");
            assertThat(page.title()).contains("Du har ikke adgang");
        }
    }

    @Test
    void theRightIsLostTheDayTheOwnershipEnds(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.OWNER)) {
            var page = visit.open(path(mine) + "/edit").page();
            page.fill("#name", "Skoler");
            var owning = owners.of(mine, AsOf.on(TODAY), false).getFirst().id();
            owners.terminate(owning, Validity.from(TODAY), null);
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("Du må kun ændre det, du ejer.");
            assertThat(page.inputValue("#name")).isEqualTo("Skoler");
        }
    }
}
