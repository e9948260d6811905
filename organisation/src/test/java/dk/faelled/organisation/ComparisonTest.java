package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Persons and units on two days, as known at the same time or not (ORG-51). */
@DeskTest
class ComparisonTest {
    private static final LocalDate MOVED = LocalDate.of(2023, 1, 1);

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    Tenants tenants;

    @LocalServerPort
    int port;

    UnitId school = UnitId.fresh();
    UnitId library = UnitId.fresh();
    PersonId ida = PersonId.fresh();

    @BeforeEach
    void somebodyWhoMoves() {
        var top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
        library = authority.unit("Biblioteket", top);
        ida = authority.person("Ida", "Juhl");
        var job = authority.job(ida, school, Validity.from(START));
        authority.engagements.update(job, Validity.from(MOVED), e -> e.in(library), null);
        authority.job(authority.person("Bo", "Bliver"), school, Validity.from(START));
    }

    private static String at(String path, String on, String other) {
        return path + "/compare?asOf=" + on + "&otherAsOf=" + other;
    }

    @Test
    void whoWorksElsewhereIsListedAndWhoStaysIsNot(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/persons?asOf=2024-01-01").page();
            Visit.follow(page, "text=Sammenlign to dage");
            page.fill("#otherAsOf", "2022-01-01");
            Visit.follow(page, "main button >> text=Sammenlign");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            assertThat(page.locator("tbody").innerText()).contains("Ida Juhl", "Lærer, Skolen", "Lærer, Biblioteket");
            assertThat(page.locator("del").innerText()).contains("Skolen");
            visit.check();
            Visit.follow(page, "tbody >> text=Ida Juhl");
            assertThat(page.url()).contains("asOf=2024-01-01");
        }
    }

    @Test
    void onlyWhatWasKnownThenIsCompared(Browser browser) {
        var names = "/organisation/persons/compare?asOf=2024-01-01&otherAsOf=2024-01-01&otherKnownAt=2000-01-01T00:00";
        try (var visit = desk.of(browser, port, BuiltInRole.READER).inEnglish()) {
            var page = visit.open(names).page();
            assertThat(page.locator("tbody").innerText()).contains("Ida Juhl", "Bo Bliver", "New");
            assertThat(page.locator(".f-lead").innerText()).contains("as known");
            visit.check();
            visit.open("/organisation/persons/compare?asOf=2024-01-01&otherAsOf=vrøvl&otherKnownAt=vrøvl");
            assertThat(page.locator("#otherAsOf").inputValue())
                    .as("a year before")
                    .isEqualTo("2023-01-01");
            assertThat(page.locator("#otherKnownAt").inputValue()).isEmpty();
        }
    }

    @Test
    void aCardIsComparedWithAllThatBelongsToIt(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open(at("/organisation/persons/" + ida, "2024-01-01", "2022-01-01"))
                    .page();
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            assertThat(page.locator("tbody").innerText())
                    .contains("Engagement: Biblioteket", "Ændret", "Enhed: Skolen", "Enhed: Biblioteket")
                    .doesNotContain("Lærer");
            visit.check();
            visit.open(at("/organisation/units/" + school, "2024-01-01", "2022-01-01"));
            assertThat(page.locator("tbody").innerText())
                    .as("it left the unit, though it is still there")
                    .contains("Engagement: Ida Juhl", "Væk")
                    .doesNotContain("Bo Bliver");
            visit.open(at("/organisation/units/" + library, "2024-01-01", "2022-01-01"));
            assertThat(page.locator("tbody").innerText()).contains("Engagement: Ida Juhl", "Ny", "Lærer");
            visit.open(at("/organisation/units/" + library, "2024-01-01", "2023-06-01"));
            assertThat(page.locator("main").innerText()).contains("De to tidspunkter er ens");
            visit.check();
        }
    }

    @Test
    void anotherAuthorityHasNothingToCompare(Browser browser) {
        var other = tenants.create(
                        Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000)),
                        "996",
                        "Naboby",
                        TenantInfo.Kind.MUNICIPALITY)
                .id();
        Tenant.<RuntimeException>run(other, () -> {
            try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
                for (var id : new UUID[] {ida.value(), UUID.randomUUID()}) {
                    var page = visit.open(at("/organisation/persons/" + id, "2024-01-01", "2022-01-01"))
                            .page();
                    assertThat(page.locator("main").innerText()).doesNotContain("Ida");
                    assertThat(page.locator("tbody").count()).isZero();
                }
                visit.open(at("/organisation/persons", "2024-01-01", "2010-01-01"));
                assertThat(visit.page().locator("main").innerText()).doesNotContain("Ida");
            }
        });
    }
}
