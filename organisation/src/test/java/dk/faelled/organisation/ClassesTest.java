package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The classification with a facet of many numbers: looked at, searched, unfolded and changed, in a browser. */
@DeskTest
class ClassesTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
    private static final String LIST = "/organisation/classes?facet=kle_number";
    private static final String TREE = "/organisation/classes/tree?facet=kle_number";

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    Classes classes;

    @Autowired
    Facets facets;

    @Autowired
    KleMarkings markings;

    @LocalServerPort
    int port;

    ClassId main = ClassId.fresh();
    ClassId group = ClassId.fresh();

    @BeforeEach
    void aPlan() {
        var writes = new ArrayList<Write<ClassId, Classification>>();
        writes.add(number(main, "05", "Veje og trafik", null));
        writes.add(number(group, "05.01", "Vejes administration", main));
        for (int i = 10; i < 130; i++)
            writes.add(number(ClassId.fresh(), "05.01." + (i < 100 ? i : "0" + (i - 100)), "Emne " + i, group));
        classes.write(writes, null);
    }

    private Write<ClassId, Classification> number(ClassId id, String key, String name, @Nullable ClassId parent) {
        var facet = facets.keyed("kle_number").orElseThrow();
        var state = new Classification(key, name, facet, null, true, parent, null, null, null, null);
        return new Write.Put<>(id, Segments.of(Validity.from(START), state));
    }

    @Test
    void aLongFacetIsPagedSearchedByNumberAndTitleAndUnfolded(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open(LIST).page();
            assertThat(page.locator("#list tbody tr").count()).isEqualTo(25);
            visit.check();
            visit.open(LIST + "&q=05.01.77");
            assertThat(page.locator("#list tbody tr").innerText()).contains("Emne 77", "05.01 Vejes administration");
            visit.open(LIST + "&q=VEJES");
            Visit.follow(page, "#list >> text=Vejes administration");
            assertThat(page.locator("h1").innerText()).isEqualTo("05.01 Vejes administration");
            assertThat(page.locator("main").innerText()).contains("Bruges af 120 objekter", "05.01.77 Emne 77");
            assertThat(page.locator("text=Redigér klasse").count()).isZero();
            visit.check();
            visit.open(TREE);
            page.locator("#node-" + main).press("ArrowRight");
            page.waitForSelector("#node-" + group);
            visit.check();
        }
        try (var visit = desk.withoutScripts(browser, port, BuiltInRole.READER)) {
            var page = visit.open(TREE).page();
            Visit.follow(page, "#node-" + main + " .f-toggle");
            Visit.follow(page, "#node-" + group + " .f-toggle");
            Visit.follow(page, "text=05.01.77 Emne 77");
            assertThat(page.locator("h1").innerText()).isEqualTo("05.01.77 Emne 77");
        }
    }

    @Test
    void theClassificationReadsInEnglishToo(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
            visit.inEnglish();
            for (var path : new String[] {
                LIST, TREE, "/organisation/classes/" + group, "/organisation/classes/" + group + "/edit"
            }) visit.open(path).check();
        }
    }

    @Test
    void anAdministratorMakesChangesAndEndsANumberAndSeesHowManyUseIt(Browser browser) {
        var unit = authority.unit("Vejafdelingen", null);
        try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
            var page = visit.open("/organisation/classes/" + group).page();
            Visit.follow(page, "text=Opret klasse herunder");
            page.fill("#userKey", "05.80.01");
            page.fill("#name", "Lokale veje");
            page.fill("#ownerQuery", "vejafd");
            Visit.follow(page.locator("#owner-options >> text=Vejafdelingen"));
            page.fill("#from", "2024-02-01");
            visit.check();
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("05.80.01 Lokale veje");
            assertThat(page.locator("main").innerText()).contains("Vejafdelingen", "05.01 Vejes administration");
            var made = found("05.80.01", TODAY);
            assertThat(made.state().owner()).isEqualTo(unit);
            assertThat(made.state().parent()).isEqualTo(group);
            mark(unit, made.id());

            Visit.follow(page, "main >> text=Redigér klasse");
            page.fill("#parentQuery", "05");
            Visit.follow(page.locator("#parent-options >> text=05 Veje og trafik"));
            page.fill("#from", "2025-01-01");
            visit.check();
            Desk.save(page);
            assertThat(found("05.80.01", TODAY).state().parent()).isEqualTo(main);
            assertThat(found("05.80.01", LocalDate.of(2024, 6, 1)).state().parent())
                    .isEqualTo(group);

            Visit.follow(page, "main >> text=Afslut klasse");
            assertThat(page.locator("h1").innerText()).contains("Ét objekt bruger klassen");
            page.fill("#to", TODAY.minusDays(1).toString());
            visit.check();
            Desk.save(page);
            assertThat(page.locator("main").innerText()).contains("gælder ikke på den valgte dag");
        }
        assertThat(classes.keyed("kle_number", "05.80.01", AsOf.on(TODAY))).isEmpty();
    }

    @Test
    void theClassAboveIsFoundWithoutScriptsAndAKeyIsTakenOnce(Browser browser) {
        try (var visit = desk.withoutScripts(browser, port, BuiltInRole.ADMINISTRATOR)) {
            var page = visit.open("/organisation/classes/new?facet=kle_number").page();
            page.fill("#userKey", "05.01.77");
            page.fill("#name", "Igen");
            page.fill("#parentQuery", "vejes adm");
            Visit.follow(page, "button[name=find][value=parent]");
            Visit.follow(page.locator("#parent-options >> text=05.01 Vejes administration"));
            Desk.save(page);
            assertThat(page.locator("#error-summary").innerText()).contains("05.01.77");
            assertThat(page.inputValue("#name")).isEqualTo("Igen");
            page.fill("#userKey", "05.80.02");
            Desk.save(page);
            assertThat(page.locator("h1").innerText()).isEqualTo("05.80.02 Igen");
        }
    }

    @Test
    void othersThanAdministratorsAreRefused(Browser browser) {
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            for (var path : new String[] {"/new?facet=kle_number", "/" + group + "/edit", "/" + group + "/end"})
                assertThat(status(visit.page(), "/organisation/classes" + path)).isEqualTo(403);
        }
    }

    private int status(Page page, String path) {
        return page.request().get("http://localhost:" + port + path).status();
    }

    private Found<ClassId, Classification> found(String number, LocalDate on) {
        return classes.keyed("kle_number", number, AsOf.on(on)).orElseThrow();
    }

    private void mark(UnitId unit, ClassId number) {
        var aspect = classes.keyed("kle_aspect", "Ansvarlig", AsOf.on(TODAY)).orElseThrow();
        var marking = new Kle("k", unit, number, java.util.List.of(aspect.id()));
        markings.create(KleId.fresh(), Validity.from(START), marking, null);
    }
}
