package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Accounts with their roles, KLE numbers, owners and linked units, in a browser. */
@DeskTest
class HoldingsTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    ItSystems systems;

    @Autowired
    Accounts accounts;

    @Autowired
    Owners owners;

    @Autowired
    Associations associations;

    @LocalServerPort
    int port;

    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();
    PersonId bodil = PersonId.fresh();
    EngagementId job = new EngagementId(java.util.UUID.randomUUID());

    @BeforeEach
    void aSchool() {
        top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
        bodil = authority.person("Bodil", "Holm");
        job = authority.job(bodil, school, Validity.from(AuthorityFixture.START));
    }

    private Visit editor(Browser browser) {
        return desk.of(browser, port, BuiltInRole.EDITOR);
    }

    private String person() {
        return "/organisation/persons/" + bodil;
    }

    private String unit() {
        return "/organisation/units/" + school;
    }

    private static String rows(Page page) {
        return page.locator("main tbody").innerText();
    }

    private ItSystemId system(String key, String name) {
        return systems.create(
                new ItSystemId(java.util.UUID.randomUUID()), Validity.ALWAYS, new ItSystem(key, name, null), null);
    }

    private ClassId role(String name, ItSystemId system) {
        var facet = authority.facets.keyed("role").orElseThrow();
        var role = new Classification(name, name, facet, null, true, null, null, null, null, system);
        return authority.classes.create(ClassId.fresh(), Validity.ALWAYS, role, null);
    }

    @Test
    void anAccountIsAddedGivenARoleOfItsSystemAndPlacedInAUnit(Browser browser) {
        var directory = system("AD", "Active Directory");
        var reader = role("Sagsbehandler", directory);
        role("Bogholder", system("ØKO", "Økonomi"));
        var work = authority.aClass("engagement_job_function", "Lærer");
        try (var visit = editor(browser)) {
            var page = visit.open(person() + "/itusers/new").page();
            page.selectOption("#itSystem", directory.value().toString());
            page.fill("#userKey", "bodh");
            page.check("#engagements-" + job.value());
            visit.check();
            Desk.save(page);
            assertThat(rows(page)).contains("Active Directory", "bodh");
            var account = accounts.of(bodil, AsOf.on(TODAY)).getFirst();
            assertThat(account.state().engagements()).containsExactly(job);
            assertThat(account.state().externalId()).isNull();

            visit.open(person() + "/rolebindings/new");
            page.selectOption("#itUser", account.id().value().toString());
            page.waitForSelector("#field-role:not(:has-text('Bogholder'))");
            page.selectOption("#role", reader.toString());
            visit.check();
            Desk.save(page);
            assertThat(rows(page)).contains("Sagsbehandler", "bodh", "Alle enheder");
            visit.check();
            visit.open(person() + "?tab=itusers");
            assertThat(rows(page)).contains("Roller: Sagsbehandler");
            visit.open(person() + "/itassociations/new");
            page.selectOption("#itUser", account.id().value().toString());
            page.fill("#unitQuery", "skol");
            Visit.follow(page.locator("#unit-options >> text=Skolen"));
            page.selectOption("#jobFunction", work.toString());
            visit.check();
            Desk.save(page);
            assertThat(rows(page)).contains("Skolen", "Lærer", "bodh");
            // the association of an account is no ordinary one
            visit.open(person() + "?tab=associations");
            assertThat(page.locator("main tbody").count()).isZero();
            visit.open(unit() + "?tab=itassociations");
            assertThat(rows(page)).contains("Bodil Holm", "Lærer");
            assertThat(page.locator(".f-row-menu a").first().getAttribute("href"))
                    .startsWith(person() + "/itassociations/");
        }
        assertThat(associations.of(bodil, AsOf.on(TODAY)).getFirst().state().itUser())
                .isNotNull();
        try (var visit = editor(browser)) {
            var page = visit.open(person() + "?tab=itusers").page();
            Visit.follow(page, ".f-row-menu summary");
            Visit.follow(page, ".f-row-menu >> text=Afslut");
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("rollebindinger");
        }
    }

    @Test
    void kleNumbersOwnersAndLinkedUnitsAreAddedOnTheUnit(Browser browser) {
        var number = authority.classes.create(
                ClassId.fresh(),
                Validity.ALWAYS,
                Classification.of(
                        "17.01.00",
                        "Folkeskolen",
                        authority.facets.keyed("kle_number").orElseThrow(),
                        null),
                null);
        var aspect = authority.aClass("kle_aspect", "Ansvarlig");
        var payroll = authority.unit("Løn", null);
        try (var visit = editor(browser)) {
            var page = visit.open(unit() + "/kle/new").page();
            page.selectOption("#number", number.toString());
            page.check("#aspects-" + aspect);
            visit.check();
            Desk.save(page);
            assertThat(rows(page)).contains("17.01.00 Folkeskolen", "Ansvarlig");
            visit.check();

            visit.open("/organisation/units/" + top + "/owners/new");
            page.fill("#ownerQuery", "bodil");
            Visit.follow(page.locator("#owner-options >> text=Bodil Holm"));
            visit.check();
            Desk.save(page);
            assertThat(rows(page)).contains("Bodil Holm");
            visit.open(unit() + "?tab=owners");
            assertThat(page.locator("main").innerText()).contains("Ejes af", "Bodil Holm", "*");
            visit.check();

            visit.open(unit() + "/related/new");
            page.fill("#otherQuery", "løn");
            Visit.follow(page.locator("#other-options >> text=Løn"));
            visit.check();
            Desk.save(page);
            assertThat(rows(page)).contains("Løn");
            // seen, and ended, from the other unit too
            visit.open("/organisation/units/" + payroll + "?tab=related");
            assertThat(rows(page)).contains("Skolen");
            visit.check();
            Visit.follow(page, ".f-row-menu summary");
            Visit.follow(page, ".f-row-menu >> text=Afslut");
            page.fill("#to", "2040-12-31");
            Desk.save(page);
            assertThat(rows(page)).contains("31.12.2040");
        }
        try (var visit = editor(browser)) {
            var page = visit.open(unit() + "/kle/new").page();
            page.selectOption("#number", number.toString());
            Desk.save(page);
            assertThat(page.locator("#error-summary a").getAttribute("href")).isEqualTo("#aspects");
        }
    }

    @Test
    void theOwnerOfAPersonIsNamedOrFoundByWhereThePersonWorks(Browser browser) {
        var eva = authority.person("Eva", "Juhl");
        owners.create(
                OwnerId.fresh(), Validity.from(AuthorityFixture.START), new Owner("o", top, null, eva, null), null);
        authority.engagements.update(
                job,
                Validity.from(AuthorityFixture.START),
                e -> e.ranked(authority.aClass("primary_type", "primary")),
                null);
        try (var visit = editor(browser)) {
            var page = visit.open(person() + "/owners/new").page();
            page.selectOption("#inferencePriority", "ENGAGEMENT");
            visit.check();
            Desk.save(page);
            assertThat(rows(page)).contains("enheden for personens primære engagement");
            assertThat(page.locator("main").innerText()).contains("Ejes af", "Eva Juhl", "*");
            visit.check();
        }
        assertThat(owners.of(bodil, AsOf.on(TODAY)))
                .singleElement()
                .satisfies(o -> assertThat(o.state().owner()).isEqualTo(eva));
    }

    @Test
    void aLeaveIsTakenFromAnEngagementOfThePersonAndShownOnTheUnit(Browser browser) {
        var leave = authority.aClass("leave_type", "Barsel");
        var elsewhere = authority.job(authority.person("Eva", "Juhl"), school, Validity.from(TODAY));
        try (var visit = editor(browser).inEnglish()) {
            var page = visit.open(person() + "/leaves/new").page();
            assertThat(page.locator("#engagement").innerHTML())
                    .contains(job.value().toString())
                    .doesNotContain(elsewhere.value().toString());
            page.selectOption("#engagement", job.value().toString());
            page.selectOption("#type", leave.toString());
            Desk.save(page);
            visit.open(unit() + "?tab=leaves");
            assertThat(rows(page)).contains("Bodil Holm", "Barsel");
            visit.check();
            for (var tab : List.of("itusers", "rolebindings", "itassociations", "kle", "owners", "related")) {
                visit.open(unit() + "?tab=" + tab);
                visit.check();
            }
        }
    }

    @Test
    void anItSystemIsAddedGivenARoleAndEnded(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
            var page = visit.open("/organisation/itsystems").page();
            visit.check();
            Visit.follow(page, "main >> text=Opret IT-system");
            page.fill("#name", "Fagsystemet");
            page.fill("#userKey", "FAG");
            visit.check();
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("Fagsystemet");
            Visit.follow(page, "text=Opret rolle");
            page.fill("#name", "Læsekonto");
            Desk.save(page);
            visit.open("/organisation/itsystems");
            Visit.follow(page, "#list >> text=Fagsystemet");
            assertThat(page.locator("main").innerText()).contains("Læsekonto");
            visit.check();
            Visit.follow(page, "main >> text=Afslut");
            page.fill("#to", TODAY.plusDays(3).toString());
            Desk.save(page);
            assertThat(page.locator("main").innerText())
                    .contains(String.valueOf(TODAY.plusDays(3).getDayOfMonth()));
        }
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/itsystems").page();
            assertThat(page.locator("main").innerText()).doesNotContain("Opret IT-system");
        }
    }
}
