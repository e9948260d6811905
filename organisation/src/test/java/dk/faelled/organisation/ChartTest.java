package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The organisation chart: what strangers see, what those inside see, and what nobody sees (ORG-25). */
@DeskTest
class ChartTest {
    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    Addresses addresses;

    @Autowired
    Managers managers;

    @Autowired
    Tenants tenants;

    @LocalServerPort
    int port;

    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();
    UnitId secret = UnitId.fresh();
    PersonId bodil = PersonId.fresh();
    PersonId hidden = PersonId.fresh();
    String host = "";

    @BeforeEach
    void anOrganisation() {
        top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
        authority.unit("Indskoling", school);
        secret = authority.unit("Vagt_leder", top);
        bodil = authority.person("Bodil", "Holm");
        hidden = authority.person("Hemming", "Skjult");
        authority.job(bodil, school, Validity.from(START));
        authority.job(hidden, secret, Validity.from(START));
        managers.create(
                new ManagerId(UUID.randomUUID()),
                Validity.from(START),
                new Manager("l", bodil, school, authority.aClass("manager_type", "Skoleleder"), null, List.of(), null),
                null);
        var phone = authority.aClass("employee_address_type", "Telefon", "PHONE");
        address(phone, "11111111", "PUBLIC");
        address(phone, "22222222", "INTERNAL");
        address(phone, "33333333", "SECRET");
        addresses.create(AddressId.fresh(), Validity.from(START), Address.of(bodil, phone, "44444444"), null);
        host = "t" + UUID.randomUUID().toString().substring(0, 8) + ".localhost";
        tenants.bind(host, Tenant.current());
    }

    private void address(ClassId type, String value, String visibility) {
        var visible = authority.aClass("visibility", visibility, visibility);
        addresses.create(
                AddressId.fresh(),
                Validity.from(START),
                new Address(value, null, bodil, null, null, type, value, null, visible),
                null);
    }

    private void publish(Browser browser, boolean open) {
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/charts").page();
            visit.check();
            Visit.follow(page, "main .f-actions >> text=Opret diagram");
            page.fill("#name", "Organisationen");
            page.fill("#path", "organisation");
            page.fill("#rootQuery", "søndby");
            Visit.follow(page.locator("#root-options >> text=Søndby"));
            if (open) page.check("input[name=open][value=yes]");
            page.fill("#hiddenNameParts", "_leder");
            visit.check();
            Desk.save(page);
            assertThat(page.locator("main").innerText()).contains("Organisationen", "/diagram/organisation");
            Visit.follow(page, "main >> text=Organisationen");
            assertThat(page.locator("h1").innerText()).isEqualTo("Søndby");
        }
    }

    private Visit stranger(Browser browser) {
        return browser.visit("http://" + host + ":" + port);
    }

    @Test
    void strangersSeePublicAddressesAndNothingOfWhatIsHidden(Browser browser) {
        publish(browser, true);
        try (var visit = stranger(browser)) {
            var page = visit.open("/diagram/organisation").page();
            assertThat(page.locator("main").innerText()).contains("Skolen").doesNotContain("Vagt_leder");
            visit.check();
            Visit.follow(page, "main >> text=Skolen");
            assertThat(page.locator("main").innerText()).contains("Ledes af", "Bodil Holm", "Skoleleder", "Indskoling");
            visit.check();
            Visit.follow(page, "main >> text=Bodil Holm >> nth=0");
            assertThat(page.locator("main").innerText())
                    .contains("11111111", "Skolen")
                    .doesNotContain("22222222")
                    .doesNotContain("33333333")
                    .doesNotContain("44444444");
            visit.check();
            visit.open("/diagram/organisation/list");
            assertThat(page.locator("main").innerText())
                    .contains("Søndby", "Skolen", "Indskoling")
                    .doesNotContain("Vagt_leder");
            visit.check();
            Visit.follow(page, "main >> text=Vis som tegning");
            page.waitForURL(url -> url.endsWith("/svg"));
            assertThat(page.locator("svg text").allTextContents())
                    .contains("Organisationen", "Søndby", "Skolen", "Bodil Holm", "Indskoling")
                    .doesNotContain("Vagt_leder");
        }
        try (var visit = stranger(browser)) {
            for (var path : List.of("units/" + secret, "persons/" + hidden, "units/" + UUID.randomUUID())) {
                visit.open("/diagram/organisation/" + path);
                assertThat(visit.page().locator("main").innerText())
                        .doesNotContain("Hemming")
                        .doesNotContain("Vagt");
            }
        }
    }

    private void changed(
            Browser browser, java.util.function.Consumer<Page> change, java.util.function.Consumer<Visit> then) {
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/charts").page();
            Visit.follow(page, "main a >> text=Redigér");
            change.accept(page);
            visit.check();
            Desk.save(page);
            then.accept(visit);
        }
    }

    @Test
    void itIsDrawnInRowsWithItsColoursAndAsPdf(Browser browser) throws Exception {
        publish(browser, true);
        changed(
                browser,
                page -> {
                    page.check("input[name=layout][value=TOP_DOWN]");
                    page.selectOption("#theme", "GREEN");
                },
                visit -> {});
        try (var visit = stranger(browser)) {
            visit.open("/diagram/organisation");
            assertThat(visit.page().locator("main .f-theme-green").count()).isEqualTo(1);
            visit.check();
            try (var document = Loader.loadPDF(pdf(visit))) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(new PDFTextStripper().getText(document))
                        .contains("Organisationen", "Søndby", "Skolen", "Bodil Holm", "Indskoling")
                        .doesNotContain("Vagt");
            }
            visit.open("/diagram/organisation/svg");
            assertThat(visit.page().locator("svg rect[stroke='#14532d']").count())
                    .isEqualTo(3);
        }
    }

    @Test
    void aLongChartFillsPagesOfThePdfAndNoBoxIsCut(Browser browser) throws Exception {
        for (int i = 0; i < 40; i++) authority.unit("Gruppe Łódź " + i, school);
        publish(browser, true);
        try (var visit = stranger(browser).open("/diagram/organisation");
                var document = Loader.loadPDF(pdf(visit))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            var text = new PDFTextStripper().getText(document);
            for (int i = 0; i < 40; i++) assertThat(text).containsOnlyOnce("Gruppe ?ódz " + i + "\n");
        }
    }

    private byte[] pdf(Visit visit) {
        return ((String) visit.page().evaluate("""
                        async () => {
                            const answer = await fetch('/diagram/organisation/pdf');
                            if (answer.headers.get('Content-Type') !== 'application/pdf') return '';
                            return Array.from(new Uint8Array(await answer.arrayBuffer()), b => String.fromCharCode(b)).join('');
                        }
                        """)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer get(String path) {
        return new Wire(port).send(Call.get(path).with("Host: " + host + ":" + port));
    }

    @Test
    void onlyTheSitesItNamesMayShowItInAFrame(Browser browser) throws Exception {
        publish(browser, true);
        var framed = "/diagram/organisation?frame=yes";
        assertThat(get(framed).header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/charts").page();
            Visit.follow(page, "main a >> text=Redigér");
            page.fill("#embeddedIn", "https://www.soendby.example/side");
            Desk.save(page);
            assertThat(page.locator("#embeddedIn-error").innerText()).contains("websteds adresse");
            visit.accessible();
        }
        changed(
                browser,
                page -> page.fill("#embeddedIn", "https://www.soendby.example\nhttp://localhost:" + port),
                visit -> {});
        var answer = get(framed);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors https://www.soendby.example http://localhost:" + port)
                .contains("script-src 'self'");
        assertThat(answer.header("X-Frame-Options")).isNull();
        for (var other : List.of("/diagram/organisation", "/sign-in?frame=yes"))
            assertThat(get(other).header("X-Frame-Options")).as(other).isEqualTo("DENY");
        try (var visit = stranger(browser)) {
            var page = visit.open(framed).page();
            assertThat(page.locator("header").count()).isZero();
            visit.check();
            Visit.follow(page, "main >> text=Skolen");
            assertThat(page.url()).as("it stays in the frame").contains("frame=yes");
            assertThat(page.locator("main").innerText()).contains("Bodil Holm");
            Visit.follow(page, "text=Vis som liste");
            assertThat(page.locator("main").innerText()).contains("Indskoling").doesNotContain("Vagt");
            visit.check();
        }
    }

    @Test
    void thoseInsideSeeItOnAnyDayAsKnownAtAnyTimeAndStrangersOnlyToday(Browser browser) {
        var later = java.time.LocalDate.now().plusYears(2);
        authority.units.update(school, Validity.from(later), u -> u.named("Byskolen"), null);
        publish(browser, true);
        var then = "/diagram/organisation/list?asOf=" + later.plusDays(1);
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open(then).page();
            assertThat(page.locator("main").innerText()).contains("Byskolen");
            Visit.follow(page, "main >> text=Vis som træ");
            assertThat(page.locator("main").innerText()).contains("Byskolen");
            assertThat(page.url()).contains("asOf=");
            visit.check();
            visit.open("/diagram/organisation/list?knownAt=2001-01-01T00:00");
            assertThat(page.locator("main").innerText()).doesNotContain("Skolen");
        }
        try (var visit = stranger(browser)) {
            var page = visit.open(then).page();
            assertThat(page.locator("main").innerText()).contains("Skolen").doesNotContain("Byskolen");
            visit.open("/diagram/organisation/list?knownAt=2001-01-01T00:00");
            assertThat(page.locator("main").innerText()).contains("Skolen");
        }
    }

    @Test
    void onlyUnitsWithTheChosenLabelsAndNoneOfTheHiddenAreShown(Browser browser) {
        var line = authority.aClass("org_unit_hierarchy", "linjeorg");
        authority.units.update(
                school,
                Validity.from(START),
                u -> new Unit(u.userKey(), u.name(), u.parent(), u.type(), u.level(), line, u.timePlanning()),
                null);
        publish(browser, true);
        changed(browser, page -> page.check("#hierarchies-" + line), visit -> {});
        try (var visit = stranger(browser)) {
            var page = visit.open("/diagram/organisation/list").page();
            assertThat(page.locator("main").innerText())
                    .contains("Søndby", "Skolen")
                    .doesNotContain("Indskoling");
        }
        changed(browser, page -> page.fill("#hiddenKeys", school.toString()), visit -> {});
        try (var visit = stranger(browser)) {
            var page = visit.open("/diagram/organisation/list").page();
            assertThat(page.locator("main").innerText()).doesNotContain("Skolen");
        }
    }

    @Test
    void aChartForThoseInsideAsksStrangersToSignInAndShowsInternalAddresses(Browser browser) {
        publish(browser, false);
        try (var visit = stranger(browser)) {
            visit.open("/diagram/organisation");
            assertThat(visit.page().url()).contains("/sign-in");
            // what is not there looks the same
            visit.open("/diagram/other");
            assertThat(visit.page().url()).contains("/sign-in");
        }
        try (var visit = desk.of(browser, port, BuiltInRole.READER).inEnglish()) {
            Page page = visit.open("/diagram/organisation/persons/" + bodil).page();
            assertThat(page.locator("main").innerText())
                    .contains("11111111", "22222222")
                    .doesNotContain("33333333");
            visit.check();
        }
    }

    @Test
    void theTreeIsUnfoldedByKeyboard(Browser browser) {
        publish(browser, true);
        try (var visit = stranger(browser)) {
            var page = visit.open("/diagram/organisation").page();
            page.locator("aside [role=treeitem]").first().focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowRight");
            page.waitForSelector("aside [role=treeitem][aria-label=Indskoling]");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("/units/"));
            assertThat(page.locator("h1").innerText()).isEqualTo("Indskoling");
        }
    }
}
