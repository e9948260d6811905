package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What readers look at: lists, days, histories and what is found, in a browser. */
@DeskTest
class LookingTest {
    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    Units units;

    @Autowired
    People people;

    @LocalServerPort
    int port;

    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();

    @BeforeEach
    void aSchool() {
        top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
    }

    @Test
    void theListOfUnitsIsFilteredKeptSharedAndDeleted(Browser browser) {
        for (int i = 0; i < 30; i++) authority.unit("Team " + i, school);
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/units?q=team&sort=-name").page();
            assertThat(page.locator("#list tbody tr").count()).isEqualTo(25);
            Visit.follow(page, "text=Næste");
            assertThat(page.locator("#list tbody tr").count()).isEqualTo(5);
            Visit.follow(page, "summary:has-text('Visninger')");
            page.fill("#view-name", "Alle team");
            page.selectOption("#view-share", "TENANT");
            Visit.follow(page, "text=Gem visningen");
            assertThat(page.locator(".alert-success").innerText()).contains("Alle team");
            assertThat(page.url()).contains("q=team");
            try (var other = desk.of(browser, port, BuiltInRole.READER)) {
                var theirs = other.open("/organisation/units").page();
                Visit.follow(theirs, "summary:has-text('Visninger')");
                Visit.follow(theirs, "text=Alle team");
                assertThat(theirs.locator("#list tbody tr").count()).isEqualTo(25);
                other.check();
            }
            Visit.follow(page, "summary:has-text('Visninger')");
            Visit.follow(page, "text=Slet visningen Alle team");
            assertThat(page.locator(".alert-success").innerText()).contains("slettet");
        }
    }

    @Test
    void oneDateAndOneTimeOfKnowledgeGovernEveryPage(Browser browser) {
        units.update(school, Validity.from(LATER), u -> u.named("Byskolen"), null);
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/units?asOf=2031-01-01").page();
            Visit.follow(page, "#list >> text=Byskolen");
            assertThat(page.locator("h1").innerText()).isEqualTo("Byskolen");
            assertThat(page.url()).contains("asOf=2031-01-01");
            assertThat(page.locator("main").innerText()).contains("1. januar 2020", "siden 1.1.2030");
            visit.open("/organisation/units/" + school + "?asOf=2031-01-01&knownAt=2021-01-01T12:00");
            assertThat(page.locator("h1").innerText()).isEqualTo("Enheden findes ikke på den dag");
            visit.open("/organisation/units/compare?asOf=2031-01-01&otherAsOf=2026-01-01");
            assertThat(page.locator("tbody").innerText())
                    .contains("Skolen", "Byskolen")
                    .doesNotContain("Søndby");
            visit.check();
        }
    }

    @Test
    void theHistoryComparesAllPeriodsAndMarksWhatChangedInWords(Browser browser) {
        units.update(
                school,
                Validity.between(LocalDate.of(2022, 1, 1), LocalDate.of(2023, 1, 1)),
                u -> u.named("Midlertidig"),
                "ombygning");
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/history/unit/" + school).page();
            var newest = page.locator("main section").first();
            assertThat(newest.innerText()).contains("ombygning", "1.1.2022 – 31.12.2022", "Ændret", "Midlertidig");
            assertThat(newest.locator("del").innerText()).isEqualTo("Skolen");
            assertThat(newest.locator("ins").count()).isEqualTo(1);
            visit.check();
            Visit.follow(page.locator("main section").first().locator("text=Søndby"));
            assertThat(page.locator("h1").innerText()).isEqualTo("Historik: Enhed Søndby");
        }
    }

    @Test
    void thePersonIsFoundWhileOneTypesAndByNumberWithoutItEverStandingInAnAddress(Browser browser) {
        var person = people.add(PersonId.fresh(), Person.named("k", "Ida", "Juhl"), Cpr.parse("6101701234"), null);
        authority.job(person, school, Validity.from(START));
        try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
            var page = visit.open("/organisation/units").page();
            page.locator("#f-search").pressSequentially("ida ju");
            page.waitForSelector("#f-search-hits >> text=Ida Juhl");
            visit.accessible();
            page.fill("#f-search", "610170-1234");
            page.locator("#f-search").press("Enter");
            page.waitForSelector("main >> text=Ida Juhl");
            assertThat(page.url()).doesNotContain("610170");
            assertThat(page.content()).doesNotContain("610170-1234");
            visit.open("/search?q=610170-1234");
            assertThat(page.locator("main").innerText()).doesNotContain("Ida Juhl");
            page.fill("#f-search", "skollen");
            page.locator("#f-search").press("Enter");
            page.waitForSelector("main >> text=Skolen");
        }
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/units").page();
            page.fill("#f-search", "610170-1234");
            page.locator("#f-search").press("Enter");
            page.waitForSelector("text=Intet fundet");
        }
    }
}
