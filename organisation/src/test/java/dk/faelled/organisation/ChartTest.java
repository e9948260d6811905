package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.util.List;
import java.util.UUID;
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
