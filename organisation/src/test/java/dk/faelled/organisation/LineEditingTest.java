package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What hangs on units and persons is added, changed and ended, in a browser. */
@DeskTest
class LineEditingTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    Managers managers;

    @Autowired
    Addresses addresses;

    @Autowired
    Associations associations;

    @Autowired
    Engagements engagements;

    @LocalServerPort
    int port;

    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();

    @BeforeEach
    void aSchool() {
        top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
    }

    private Visit editor(Browser browser) {
        return desk.of(browser, port, BuiltInRole.EDITOR);
    }

    private static String path(UnitId unit) {
        return "/organisation/units/" + unit;
    }

    @Test
    void anEngagementIsAddedEditedAndEndedOnTheUnit(Browser browser) {
        var person = authority.person("Bodil", "Holm");
        var type = authority.aClass("engagement_type", "Ansat");
        var job = authority.aClass("engagement_job_function", "Lærer");
        var head = authority.aClass("engagement_job_function", "Skoleleder");
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/engagements/new").page();
            page.fill("#personQuery", "bodil");
            Visit.follow(page.locator("#person-options >> text=Bodil Holm"));
            page.fill("#userKey", "4711");
            page.selectOption("#type", type.toString());
            page.selectOption("#jobFunction", job.toString());
            page.fill("#fraction", "80,5");
            page.fill("#from", "2024-02-01");
            visit.check();
            Desk.save(page);
            page.waitForSelector("table >> text=4711");
            assertThat(page.locator("tbody").innerText()).contains("Bodil Holm", "Lærer", "1.2.2024");
            Visit.follow(page, ".f-row-menu summary");
            Visit.follow(page, ".f-row-menu >> text=Redigér");
            page.selectOption("#jobFunction", head.toString());
            page.fill("#from", "2025-01-01");
            Desk.save(page);
            // the whole time of the engagement, and since when it has been as it is shown
            assertThat(page.locator("tbody").innerText()).contains("Skoleleder", "1.2.2024", "siden 1.1.2025");
            Visit.follow(page, "text=Fortid");
            assertThat(page.locator("tbody").innerText()).contains("Lærer", "31.12.2024");
            Visit.follow(page, "text=Nutid");
            Visit.follow(page, ".f-row-menu summary");
            Visit.follow(page, ".f-row-menu >> text=Afslut");
            page.fill("#to", "2035-05-31");
            Desk.save(page);
            assertThat(page.locator("tbody").innerText()).contains("31.5.2035");
            visit.check();
        }
        var found = engagements.of(person, AsOf.on(TODAY));
        assertThat(found).singleElement().satisfies(e -> {
            assertThat(e.state().fraction()).isEqualTo(805_000);
            assertThat(e.state().userKey()).isEqualTo("4711");
        });
    }

    @Test
    void addressesAssociationsAndManagersAreAddedOnTheUnit(Browser browser) {
        var person = authority.person("Bodil", "Holm");
        var phone = authority.aClass("org_unit_address_type", "Telefon", "PHONE");
        var member = authority.aClass("association_type", "Medlem");
        var leader = authority.aClass("manager_type", "Skoleleder");
        var staff = authority.aClass("responsibility", "Personale");
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/addresses/new").page();
            page.selectOption("#type", phone.toString());
            page.fill("#value", "tolv");
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("tolv er ikke et telefonnummer");
            page.fill("#value", "33 11 22 33");
            Desk.save(page);
            assertThat(page.locator("tbody").innerText()).contains("33112233");
        }
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/associations/new").page();
            visit.check();
            page.fill("#personQuery", "holm");
            Visit.follow(page.locator("#person-options >> text=Bodil Holm"));
            page.selectOption("#type", member.toString());
            Desk.save(page);
            assertThat(page.locator("tbody").innerText()).contains("Bodil Holm", "Medlem");

            visit.open(path(school) + "/managers/new");
            page.selectOption("#type", leader.toString());
            page.check("#responsibility-" + staff);
            visit.check();
            Desk.save(page);
            assertThat(page.locator("tbody").innerText()).contains("Ubesat", "Skoleleder");
            Visit.follow(page, ".f-row-menu summary");
            Visit.follow(page, ".f-row-menu >> text=Redigér");
            page.fill("#personQuery", "bodil");
            Visit.follow(page.locator("#person-options >> text=Bodil Holm"));
            Desk.save(page);
            assertThat(page.locator("tbody").innerText()).contains("Bodil Holm");
            Visit.follow(page, ".f-row-menu summary");
            Visit.follow(page, ".f-row-menu >> text=Historik");
            assertThat(page.locator("main").innerText()).contains("Ændret", "Bodil Holm", "Oprettet");
            visit.check();
        }
        assertThat(managers.of(school, AsOf.on(TODAY), false)).singleElement().satisfies(m -> {
            assertThat(m.state().person()).isEqualTo(person);
            assertThat(m.state().responsibility()).containsExactly(staff);
        });
        assertThat(associations.in(school, AsOf.on(TODAY))).hasSize(1);
        assertThat(addresses.of(school, AsOf.on(TODAY))).hasSize(1);
    }

    @Test
    void theSamePersonIsEditedFromThePersonPageWithTheSameForms(Browser browser) {
        var person = authority.person("Bodil", "Holm");
        var type = authority.aClass("engagement_type", "Ansat");
        var job = authority.aClass("engagement_job_function", "Lærer");
        var leave = authority.aClass("leave_type", "Barsel");
        try (var visit = editor(browser)) {
            var page = visit.open("/organisation/persons/" + person + "/engagements/new")
                    .page();
            page.fill("#unitQuery", "skol");
            Visit.follow(page.locator("#unit-options >> text=Skolen"));
            page.selectOption("#type", type.toString());
            page.selectOption("#jobFunction", job.toString());
            Desk.save(page);
            assertThat(page.locator("tbody").innerText()).contains("Skolen", "Lærer");
            visit.check();
            var engagement = engagements.of(person, AsOf.on(TODAY)).getFirst().id();
            visit.open("/organisation/persons/" + person + "/leaves/new");
            page.selectOption("#engagement", engagement.toString());
            page.selectOption("#type", leave.toString());
            Desk.save(page);
            assertThat(page.locator("tbody").innerText()).contains("Barsel");
            assertThat(page.locator(".f-tag-warning").innerText()).isEqualTo("Orlov");
            for (var tab : new String[] {"person", "addresses", "associations", "itusers", "managers", "history"}) {
                visit.open("/organisation/persons/" + person + "?tab=" + tab);
                visit.check();
            }
        }
    }

    @Test
    void aPersonIsRenamedAndTheNumberIsNeverInAnAddress(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
            var page = visit.open("/organisation/persons/new").page();
            page.fill("#givenName", "Ida");
            page.fill("#surname", "Juhl");
            page.fill("#cpr", "610170-1234");
            visit.check();
            page.fill("#cpr", "6101");
            Desk.save(page);
            assertThat(page.locator("#error-summary a").getAttribute("href")).isEqualTo("#cpr");
            page.fill("#cpr", "610170-1234");
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("Ida Juhl");
            assertThat(page.locator("main").innerText()).contains("******-****");
            Visit.follow(page, "text=Redigér person");
            page.fill("#surname", "Juhl Bang");
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("Ida Juhl Bang");
            Visit.follow(page, "text=Vis CPR-nummer");
            assertThat(page.locator("main").innerText()).contains("610170-1234");
            assertThat(page.url()).doesNotContain("610170");
        }
    }

    @Test
    void theFormWorksWithoutScripts(Browser browser) {
        var person = authority.person("Bodil", "Holm");
        var ended = authority.aClass("engagement_job_function", "Udløbet");
        authority.classes.terminate(ended, Validity.from(LocalDate.of(2030, 1, 1)), null);
        authority.aClass("engagement_type", "Ansat");
        try (var visit = desk.withoutScripts(browser, port, BuiltInRole.EDITOR)) {
            Page page = visit.open(path(school) + "/engagements/new").page();
            page.fill("#personQuery", "bodil");
            Visit.follow(page, "button[name=find]");
            Visit.follow(page.locator("text=Bodil Holm"));
            assertThat(page.locator("#jobFunction").innerText()).contains("Udløbet");
            page.fill("#from", "2031-01-01");
            Visit.follow(page, "button[name=show]");
            assertThat(page.locator("#jobFunction").innerText()).doesNotContain("Udløbet");
            assertThat(page.locator("input[name=person]:checked").inputValue()).isEqualTo(person.toString());
            assertThat(page.locator("#outlook").innerText()).contains("Gælder fra 1.1.2031.");
        }
    }
}
