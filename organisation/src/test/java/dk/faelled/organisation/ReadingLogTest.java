package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Of which programs the reading of persons is written to the access log (ORG-18). */
@DeskTest
class ReadingLogTest {
    private static final String NAME =
            "query($u: [UUID!]) { persons(filter: {uuids: $u}) { objects { current { name } } } }";
    private static final String NUMBER =
            "query($u: [UUID!]) { persons(filter: {uuids: $u}) { objects { current { cpr_number } } } }";

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Mo mo;

    @Autowired
    Desk desk;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    PersonId ida = PersonId.fresh();
    String key = "";

    @BeforeEach
    void somebodyToRead() {
        ida = authority.people.add(
                PersonId.fresh(), Person.named("k", "Ida", "Juhl"), dk.faelled.platform.Cpr.parse("6101701234"), null);
        key = mo.key("organisation.read", "platform.cpr.read");
    }

    private void reads(String query) {
        var answer = mo.send("v30", key, query, Map.of("u", ida.toString()));
        assertThat(answer.json().path("errors").isMissingNode())
                .as(answer.body())
                .isTrue();
    }

    private long logged(String action) {
        return transaction.<Long>execute(_ -> sql.sql(
                        "select count(*) from audit_entry where stream = 'ACCESS' and action = :action and entity = :person")
                .param("action", "organisation.person." + action)
                .param("person", "person:" + ida)
                .query(Long.class)
                .single());
    }

    private Visit administrator(Browser browser) {
        return desk.of(browser, port, BuiltInRole.ADMINISTRATOR);
    }

    @Test
    void itIsSwitchedForTheAuthorityAndForEachProgramAndNumbersAreAlwaysLogged(Browser browser) {
        reads(NAME);
        assertThat(logged("api")).as("as the installation says").isEqualTo(1);
        try (var visit = administrator(browser)) {
            var page = visit.open("/organisation/reading-log").page();
            visit.check();
            page.check("input[name=all][value=no]");
            Desk.save(page);
            assertThat(page.locator(".alert-success").innerText()).contains("gemt");
            reads(NAME);
            assertThat(logged("api")).as("off for all").isEqualTo(1);
            reads(NUMBER);
            assertThat(logged("cpr")).as("a number is always logged").isEqualTo(1);
            page.locator("main tbody select").first().selectOption("yes");
            Visit.follow(page.locator("main tbody button").first());
            reads(NAME);
            assertThat(logged("api")).as("on for this one").isEqualTo(2);
            assertThat(page.locator("main tbody select").first().inputValue()).isEqualTo("yes");
            visit.check();
            page.locator("main tbody select").first().selectOption("all");
            Visit.follow(page.locator("main tbody button").first());
            reads(NAME);
            assertThat(logged("api")).as("as the authority again").isEqualTo(2);
        }
    }

    @Test
    void aProgramWithATokenIsAddedByItsUuidAndWrongInputIsSaid(Browser browser) {
        try (var visit = administrator(browser).inEnglish()) {
            var page = visit.open("/organisation/reading-log").page();
            page.fill("#client", "ldap");
            page.fill("#name", "LDAP");
            Visit.follow(page, "main form >> nth=-1 >> button");
            assertThat(page.locator("#client-error").innerText()).contains("Write a UUID");
            assertThat(page.locator("#name").inputValue()).isEqualTo("LDAP");
            visit.accessible();
            var client = UUID.randomUUID();
            page.fill("#client", client.toString());
            Visit.follow(page, "main form >> nth=-1 >> button");
            assertThat(page.locator("main tbody").innerText()).contains("LDAP");
            assertThat(page.locator("#logged-person-" + client).inputValue()).isEqualTo("no");
            visit.accessible();
            // what cannot be read switches nothing off
            page.locator("input[name=all]").first().evaluate("box => { box.value = 'nonsense'; box.checked = true; }");
            Visit.follow(page, "main form >> nth=0 >> button");
            assertThat(page.textContent(".alert-error")).contains("Choose yes or no");
            assertThat(page.isChecked("input[name=all][value=yes]")).isTrue();
        }
    }

    @Test
    void oneAuthoritysSwitchIsNotAnothers(Browser browser) {
        var other = tenants.create(
                        Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000)),
                        "994",
                        "Naboby",
                        TenantInfo.Kind.MUNICIPALITY)
                .id();
        Tenant.<RuntimeException>run(other, () -> {
            try (var visit = administrator(browser)) {
                var page = visit.open("/organisation/reading-log").page();
                assertThat(page.locator("main tbody").count()).isZero();
                page.check("input[name=all][value=no]");
                Desk.save(page);
            }
        });
        reads(NAME);
        assertThat(logged("api")).isEqualTo(1);
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            visit.open("/organisation/reading-log");
            assertThat(visit.page().locator("input[name=all]").count()).isZero();
            assertThat(visit.page().locator("main").innerText()).doesNotContain("Logges");
        }
    }
}
