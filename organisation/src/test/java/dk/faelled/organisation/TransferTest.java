package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many employments move at once, all or none (ORG-21). */
@DeskTest
class TransferTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
    private static final LocalDate DAY = TODAY.plusMonths(2);
    private static final LocalDate END = TODAY.plusYears(1);

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @LocalServerPort
    int port;

    UnitId school = UnitId.fresh();
    UnitId target = UnitId.fresh();
    EngagementId stays = EngagementId.fresh();
    EngagementId ends = EngagementId.fresh();
    EngagementId lower = EngagementId.fresh();

    @BeforeEach
    void aSchool() {
        var top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
        target = authority.unit("Nyskolen", top);
        stays = authority.job(authority.person("Bodil", "Holm"), school, Validity.from(START));
        ends = authority.job(authority.person("Anders", "And"), school, new Validity(START, END));
        lower = authority.job(
                authority.person("Carla", "Dahl"), authority.unit("Indskoling", school), Validity.from(START));
    }

    @Test
    void allThatTheFilterFindsMoveOnTheDayAndKeepTheirEnds(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/transfer").page();
            visit.check();
            page.fill("#sourceQuery", "skolen");
            Visit.follow(page.locator("#source-options label >> text=/^Skolen/"));
            page.check("#below");
            page.fill("#from", DAY.toString());
            Visit.follow(page, "text=Vis engagementer");
            assertThat(page.locator("main table").innerText()).contains("Bodil Holm", "Anders And", "Carla Dahl");
            page.check("#all");
            page.fill("#targetQuery", "nyskolen");
            Visit.follow(page.locator("#target-options >> text=Nyskolen"));
            visit.check();
            Visit.follow(page, "button[value=show]");
            assertThat(page.locator("main").innerText()).contains("Intet står i vejen.");
            visit.check();
            Visit.follow(page, "text=Flyt 3 engagementer");
            page.waitForURL(url -> url.contains("/units/"));
            assertThat(page.locator("main tbody").innerText()).contains("Bodil Holm", "Anders And", "Carla Dahl");
        }
        for (var id : new EngagementId[] {stays, ends, lower})
            assertThat(authority
                            .engagements
                            .find(id, AsOf.on(DAY))
                            .orElseThrow()
                            .unit())
                    .isEqualTo(target);
        assertThat(authority
                        .engagements
                        .find(stays, AsOf.on(DAY.minusDays(1)))
                        .orElseThrow()
                        .unit())
                .isEqualTo(school);
        var span = authority.engagements.segments(ends, null).span();
        assertThat(span).isEqualTo(new Validity(START, END));
    }

    @Test
    void whatStandsInTheWayOfOneStopsAllAndIsNamed(Browser browser) {
        authority.units.terminate(target, Validity.from(END.plusYears(1)), null);
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/transfer").page();
            page.fill("#sourceQuery", "skolen");
            Visit.follow(page.locator("#source-options label >> text=/^Skolen/"));
            page.fill("#from", DAY.toString());
            Visit.follow(page, "text=Vis engagementer");
            page.check("input[name=engagement] >> nth=0");
            page.check("input[name=engagement] >> nth=1");
            page.fill("#targetQuery", "nyskolen");
            Visit.follow(page.locator("#target-options >> text=Nyskolen"));
            Visit.follow(page, "button[value=show]");
            // the one that ends before the target does may move, the other may not
            assertThat(page.locator("#outlook").innerText())
                    .contains("Kan ikke flyttes", "findes ikke i hele perioden", "Flyttes");
            assertThat(page.locator("button[value=move]").count()).isZero();
            visit.check();
        }
        assertThat(authority.engagements.find(ends, AsOf.on(DAY)).orElseThrow().unit())
                .isEqualTo(school);
    }
}
