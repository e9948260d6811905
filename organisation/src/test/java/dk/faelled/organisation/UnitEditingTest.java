package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
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

/** Units are made, changed, moved and ended, in a browser. */
@DeskTest
class UnitEditingTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    Units units;

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
    void aRootAndAUnitBelowItAreCreated(Browser browser) {
        try (var visit = editor(browser)) {
            var page = visit.open("/organisation/units/new").page();
            visit.check();
            page.fill("#name", "MED-organisation");
            page.selectOption(
                    "#type", authority.aClass("org_unit_type", "Afdeling").toString());
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("MED-organisation");
            assertThat(page.locator(".alert-success").innerText()).contains("Gemt. Gælder fra");
            Visit.follow(page, "text=Opret underenhed");
            page.fill("#name", "Hovedudvalg");
            page.selectOption(
                    "#type", authority.aClass("org_unit_type", "Afdeling").toString());
            page.fill("#from", TODAY.plusMonths(2).toString());
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("Hovedudvalg");
            visit.check();
        }
        var root = units.roots(AsOf.on(TODAY)).stream()
                .filter(r -> r.name().equals("MED-organisation"))
                .findFirst()
                .orElseThrow();
        assertThat(units.children(root.id(), AsOf.on(TODAY))).isEmpty();
        assertThat(units.children(root.id(), AsOf.on(TODAY.plusMonths(2))))
                .extracting(UnitRow::name)
                .containsExactly("Hovedudvalg");
    }

    @Test
    void aUnitIsRenamedFromADayAndTheSentenceAndTheTimeLineSayWhatWillHappen(Browser browser) {
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/edit").page();
            assertThat(page.inputValue("#from")).isEqualTo(TODAY.toString());
            page.fill("#name", "Byskolen");
            page.fill("#from", "2030-08-01");
            page.locator("#note").focus();
            page.waitForSelector("#outlook >> text=Gælder fra 1.8.2030. Tidligere værdi bevares til 31.7.2030.");
            page.waitForSelector("#outlook .f-periods >> text=Byskolen");
            visit.check();
            Desk.save(page);
            assertThat(page.locator(".alert-success").innerText()).contains("Tidligere værdi bevares til 31.7.2030");
        }
        assertThat(units.segments(school, null).list())
                .extracting(s -> s.valid() + " " + s.state().name())
                .containsExactly("[2020-01-01,2030-08-01) Skolen", "[2030-08-01,∞) Byskolen");
    }

    @Test
    void aCorrectionOverwritesTheStretchAndAChangeDoesNot(Browser browser) {
        units.update(school, Validity.from(LocalDate.of(2030, 8, 1)), u -> u.named("Byskolen"), null);
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/edit").page();
            page.fill("#name", "Skolen i Søndby");
            page.check("[name=mode][value=correction]");
            page.waitForSelector("#outlook >> text=overskrives");
            Desk.save(page);
        }
        assertThat(units.segments(school, null).list())
                .extracting(s -> s.valid() + " " + s.state().name())
                .containsExactly("[2020-01-01,2030-08-01) Skolen i Søndby", "[2030-08-01,∞) Byskolen");
    }

    @Test
    void anObjectWithAnEndKeepsItUnlessTheEditorTakesItAway(Browser browser) {
        var brief = authority.unit("Projekt", top, Validity.between(START, LocalDate.of(2035, 1, 1)));
        try (var visit = editor(browser)) {
            var page = visit.open(path(brief) + "/edit").page();
            assertThat(page.inputValue("#to")).isEqualTo("2034-12-31");
            page.fill("#name", "Projektet");
            Desk.save(page);
            assertThat(units.segments(brief, null).span()).isEqualTo(Validity.between(START, LocalDate.of(2035, 1, 1)));
            visit.open(path(brief) + "/edit");
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("Intet er ændret");
        }
    }

    @Test
    void whatIsWrongIsToldOnTopAndWhatWasTypedStays(Browser browser) {
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/edit").page();
            page.fill("#name", "");
            page.fill("#from", "2030-08-01");
            page.fill("#to", "2029-01-01");
            page.fill("#note", "Min bemærkning");
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("Slutdatoen ligger før startdatoen");
            assertThat(page.inputValue("#note")).isEqualTo("Min bemærkning");
            page.fill("#to", "");
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("Udfyld Navn");
            Visit.follow(page.locator("#error-summary a"));
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("name");
        }
        assertThat(units.history(school).entries()).hasSize(1);
    }

    @Test
    void aUnitMovesInTheTreeButNeverBelowItself(Browser browser) {
        var below = authority.unit("Sfo", school);
        var other = authority.unit("Børn", top);
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/move").page();
            Visit.follow(page, "text=Vælg i træet");
            assertThat(page.locator("#parent-in-" + school).isDisabled()).isTrue();
            assertThat(page.locator("#parent-in-" + other).isDisabled()).isFalse();
            visit.check();
            page.fill("#parentQuery", "sfo");
            page.waitForSelector("#parent-options >> text=Sfo");
            page.check("#parent-in-" + other);
            page.fill("#from", "2030-01-01");
            Desk.save(page);
            assertThat(page.locator(".alert-success").innerText()).contains("flyttet");
            visit.open(path(school) + "/move");
            page.evaluate(
                    "id => { const r = document.querySelector('#parent-in-' + CSS.escape(id)); r.disabled = false; r.checked = true; }",
                    school.toString());
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("ind under sig selv");
        }
        assertThat(units.find(school, AsOf.on(LocalDate.of(2030, 1, 1)))
                        .orElseThrow()
                        .parent())
                .isEqualTo(other);
        assertThat(units.find(below, AsOf.on(LocalDate.of(2030, 1, 1)))
                        .orElseThrow()
                        .parent())
                .isEqualTo(school);
    }

    @Test
    void aUnitEndsWhenNothingIsInTheWayOrWithAllThatIs(Browser browser) {
        var person = authority.person("Åse", "Østergård");
        authority.job(person, school, Validity.from(START));
        try (var visit = editor(browser)) {
            var page = visit.open(path(top) + "/end").page();
            page.fill("#to", "2030-12-31");
            page.locator("#note").focus();
            assertThat(page.locator("#in-the-way").innerText()).contains("Underenheder: 1");
            visit.check();
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("Enheden kan ikke afsluttes");
            assertThat(page.inputValue("#to")).isEqualTo("2030-12-31");
            page.check("[name=endAll]");
            Desk.save(page);
            assertThat(page.locator(".alert-success").innerText()).contains("31. december 2030");
        }
        var after = AsOf.on(LocalDate.of(2031, 1, 1));
        assertThat(units.find(top, after)).isEmpty();
        assertThat(units.find(school, after)).isEmpty();
        assertThat(engagements.of(person, after)).isEmpty();
        assertThat(units.find(school, AsOf.on(LocalDate.of(2030, 12, 31)))).isPresent();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsShownBesideAndNothingIsSaved(Browser browser) {
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/edit").page();
            page.fill("#name", "Mit navn");
            units.update(
                    school,
                    Validity.from(TODAY),
                    u -> new Unit("NY-NØGLE", "Den andens navn", u.parent(), u.type(), null, null, null),
                    null);
            Desk.save(page);
            var both = page.locator(".f-diff").innerText();
            assertThat(both).contains("Navn", "Den andens navn", "Mit navn", "NY-NØGLE");
            // what was not touched here is as the other left it
            assertThat(page.inputValue("#userKey")).isEqualTo("NY-NØGLE");
            assertThat(page.inputValue("#name")).isEqualTo("Mit navn");
            visit.accessible();
            assertThat(units.find(school, AsOf.on(TODAY)).orElseThrow().name()).isEqualTo("Den andens navn");
            Desk.save(page);
        }
        var now = units.find(school, AsOf.on(TODAY)).orElseThrow();
        assertThat(now.name()).isEqualTo("Mit navn");
        assertThat(now.userKey()).isEqualTo("NY-NØGLE");
    }

    @Test
    void aClassOfAUnitIsOfferedThereAndBelowAndWithTheDayOnly(Browser browser) {
        var other = authority.unit("Teknik", top);
        var facet = authority.facets.keyed("org_unit_level").orElseThrow();
        var mine =
                authority.classes.create(ClassId.fresh(), Validity.ALWAYS, owned("Skoleniveau", facet, school), null);
        authority.classes.create(ClassId.fresh(), Validity.ALWAYS, owned("Teknikniveau", facet, other), null);
        authority.classes.create(
                ClassId.fresh(),
                Validity.from(LocalDate.of(2031, 1, 1)),
                Classification.of("N", "Niveau 2031", facet, null),
                null);
        try (var visit = editor(browser)) {
            var page = visit.open(path(school) + "/edit").page();
            assertThat(page.locator("#level").innerText())
                    .contains("Skoleniveau")
                    .doesNotContain("Teknikniveau", "Niveau 2031");
            page.fill("#from", "2031-06-01");
            page.locator("#note").focus();
            page.waitForSelector(
                    "#level >> text=Niveau 2031",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            page.selectOption("#level", mine.toString());
        }
    }

    private static Classification owned(String name, FacetId facet, UnitId owner) {
        return new Classification(name, name, facet, null, true, null, owner, null, null, null);
    }
}
