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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A new employee is written step by step and made at once (ORG-20). */
@DeskTest
class OnboardingTest {
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    Accounts accounts;

    @Autowired
    Addresses addresses;

    @Autowired
    ItSystems systems;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    UnitId school = UnitId.fresh();

    @BeforeEach
    void aSchool() {
        school = authority.unit("Skolen", authority.unit("Søndby", null));
    }

    private static void on(Page page) {
        Visit.follow(page.locator("main .f-buttons button[value=next]"));
    }

    @Test
    void thePersonAndAllThatGoesWithItAreMadeAtOnceAfterAPause(Browser browser) {
        var type = authority.aClass("engagement_type", "Ansat");
        var job = authority.aClass("engagement_job_function", "Lærer");
        var phone = authority.aClass("employee_address_type", "Telefon", "PHONE");
        var directory = systems.create(ItSystemId.fresh(), Validity.ALWAYS, new ItSystem("AD", "AD", null), null);
        String address;
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/onboarding").page();
            visit.check();
            Visit.follow(page, "text=Begynd");
            page.fill("#givenName", "Ida");
            page.fill("#surname", "Juhl");
            page.fill("#cpr", "610170-1234");
            visit.check();
            on(page);
            page.fill("#unitQuery", "skol");
            Visit.follow(page.locator("#unit-options >> text=Skolen"));
            page.fill("#userKey", "4711");
            page.selectOption("#type", type.toString());
            page.selectOption("#jobFunction", job.toString());
            visit.check();
            Visit.follow(page, "main .f-buttons button[value=add]");
            assertThat(page.locator("main").innerText()).contains("Skolen", "4711", "Lærer");
            address = page.url();
        }
        // nothing is there yet, and what is kept is kept sealed
        assertThat(authority.people.page(AsOf.on(TODAY), null, 10)).isEmpty();
        var content = java.util.Objects.requireNonNull(
                transaction.execute(_ -> sql.sql("select content from onboarding_draft")
                        .query(byte[].class)
                        .single()));
        assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("610170")
                .doesNotContain("Juhl");
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/onboarding").page();
            Visit.follow(page, "text=Ida Juhl");
            assertThat(page.inputValue("#cpr")).isEmpty();
            assertThat(page.locator("main").innerText()).contains("gemt forseglet");
            on(page);
            assertThat(page.url()).isEqualTo(address);
            on(page);
            page.selectOption("#itSystem", directory.value().toString());
            page.fill("#userKey", "idaj");
            page.locator("input[name=engagements]").first().check();
            visit.check();
            on(page);
            on(page);
            page.selectOption("#type", phone.toString());
            page.fill("#value", "33 11 22 33");
            on(page);
            assertThat(page.locator("main").innerText()).contains("Ida", "******-****", "4711", "idaj", "Skolen");
            visit.check();
            Visit.follow(page, "text=Opret medarbejderen");
            assertThat(page.locator("h1").innerText()).isEqualTo("Ida Juhl");
            assertThat(page.url()).doesNotContain("610170");
        }
        var person = authority.people.page(AsOf.on(TODAY), null, 10).getFirst().id();
        var engagement = authority.engagements.of(person, AsOf.on(TODAY)).getFirst();
        assertThat(engagement.state().unit()).isEqualTo(school);
        assertThat(accounts.of(person, AsOf.on(TODAY)).getFirst().state().engagements())
                .containsExactly(engagement.id());
        assertThat(addresses.of(person, AsOf.on(TODAY)).getFirst().state().value())
                .isEqualTo("33112233");
        assertThat(authority.people.withCpr(dk.faelled.platform.Cpr.parse("6101701234"), AsOf.on(TODAY)))
                .containsExactly(person);
    }

    @Test
    void aRuleThatSaysNoAtTheEndLeadsToItsStepAndNothingIsMade(Browser browser) {
        var phone = authority.aClass("employee_address_type", "Telefon", "PHONE");
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR).inEnglish()) {
            var page = visit.open("/organisation/onboarding").page();
            Visit.follow(page, "text=Begin");
            page.fill("#givenName", "Ida");
            page.fill("#surname", "Juhl");
            on(page);
            on(page);
            on(page);
            on(page);
            page.selectOption("#type", phone.toString());
            page.fill("#value", "tolv");
            on(page);
            Visit.follow(page, "text=Make the employee");
            assertThat(page.locator("#error-summary").innerText()).contains("tolv");
            assertThat(page.inputValue("#value")).isEqualTo("tolv");
            assertThat(authority.people.page(AsOf.on(TODAY), null, 10)).isEmpty();
            page.fill("#value", "33112233");
            on(page);
            Visit.follow(page, "text=Make the employee");
            assertThat(page.locator("h1").innerText()).isEqualTo("Ida Juhl");
        }
    }

    @Test
    void whoHasTheNumberAlreadyIsNotMadeAgain(Browser browser) {
        authority.people.add(
                PersonId.fresh(),
                Person.named("b", "Bodil", "Holm"),
                dk.faelled.platform.Cpr.parse("6101701234"),
                null);
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            var page = visit.open("/organisation/onboarding").page();
            Visit.follow(page, "text=Begynd");
            page.fill("#givenName", "Bodil");
            page.fill("#surname", "Holm");
            page.fill("#cpr", "6101701234");
            on(page);
            assertThat(page.locator("#error-summary").innerText()).contains("findes allerede en aktiv person");
        }
    }
}
