package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Context;
import dk.faelled.platform.Job;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A running OS2mo is copied over HTTP into an empty authority: here, of the same program (5.7). */
@DeskTest
@TestPropertySource(properties = "faelled.outbound.allow=127.0.0.0/8")
class MigrationTest extends Filled {
    private static final int TYPES = 15;
    private static final String REGISTRATIONS = """
            query($u: [UUID!]) { registrations(filter: {uuids: $u}) { objects { uuid start end actor note
              ... on OrganisationUnitRegistration { units: validities(start: null, end: null) { name parent_uuid validity { from to } } }
              ... on PersonRegistration { persons: validities(start: null, end: null) { name cpr_number validity { from to } } }
              ... on ManagerRegistration { managers: validities(start: null, end: null) { employee_uuid responsibility_uuids validity { from to } } } } } }
            """;

    @Autowired
    Desk desk;

    @Autowired
    Tenants tenants;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    TenantId target = new TenantId(new UUID(0, 0));
    String key = "";
    final Relay relay = new Relay();

    @BeforeEach
    void anEmptyAuthorityBesideAFilledOne() {
        relay.before(port);
        var cvr = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
        target = tenants.create(cvr, "998", "Ny " + cvr, TenantInfo.Kind.MUNICIPALITY)
                .id();
        key = mo.all();
        mo.write("org_unit_update", input("uuid", school, "name", "Skolen ved Åen", "validity", Mo.from("2023-01-01")));
        mo.write("employee_update", input("uuid", bo, "surname", "Hølm", "validity", Mo.from("2024-01-01")));
        mo.write("manager_terminate", input("uuid", lead, "to", "2031-01-01"));
    }

    @AfterEach
    void noRelay() {
        relay.close();
    }

    /** The source's own facet of a key that every authority begins with. */
    private String otherwiseFacet(String userKey) {
        mo.delete("facet_delete", facet(userKey));
        return mo.write("facet_create", input("user_key", userKey, "validity", Mo.from("2010-01-01")));
    }

    private String address() {
        return relay.address("/os2mo/graphql/v30");
    }

    private void source(Visit visit, String secret) {
        var page = visit.open("/organisation/migration").page();
        page.fill("#address", address());
        page.fill("#secret", secret);
        Desk.save(page);
        page.waitForSelector(".alert-success");
    }

    private Job copied(Page page, String button) {
        Visit.follow(page, "main form[action$='/copy'] button" + button);
        var job = UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .until(() -> jobs.find(job).orElseThrow().state().isOver());
        return jobs.find(job).orElseThrow();
    }

    private <X extends Exception> void inTarget(Context.Act<X> act) throws X {
        Tenant.<X>run(target, act);
    }

    private Visit administrator(Browser browser) {
        return desk.of(browser, port, BuiltInRole.ADMINISTRATOR);
    }

    private static List<String> results(Visit visit) {
        return visit.open("/organisation/migration")
                .page()
                .locator("main tbody td:last-child")
                .allInnerTexts();
    }

    private JsonNode registrations() {
        return mo.ask("v30", REGISTRATIONS, Map.of("u", List.of(school.value().toString(), bo, lead)))
                .at("/registrations/objects");
    }

    @Test
    void theCopyIsEqualWithItsHistoryFollowsTheSourceAndCountsAfterTheChange(Browser browser) {
        var planning = otherwiseFacet("time_planning");
        var there = registrations();
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                visit.open("/organisation/migration").check();
                source(visit, key);
                visit.check();
                assertThat(copied(visit.page(), "").state()).isEqualTo(Job.State.DONE);
                assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
                visit.check();
            }
            assertThat(registrations())
                    .as("the same registrations by the same actors")
                    .isEqualTo(there);
        });
        mo.write("org_unit_update", input("uuid", top, "name", "Søndby Kommune", "validity", Mo.from("2025-01-01")));
        mo.delete("manager_delete", lead);
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                visit.open("/organisation/migration");
                assertThat(copied(visit.page(), ".button-primary").state()).isEqualTo(Job.State.DONE);
                assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
                assertThat(authority
                                .units
                                .find(top, AsOf.on(java.time.LocalDate.of(2025, 6, 1)))
                                .orElseThrow()
                                .name())
                        .isEqualTo("Søndby Kommune");
                copied(visit.page(), "[name=over]");
                var page = visit.open("/organisation/migration").page();
                assertThat(page.locator("main").innerText()).contains("I er skiftet over");
                assertThat(page.locator("main form").count()).isZero();
                visit.check();
            }
        });
    }

    @Test
    void whatPeopleChangedHereIsNotWrittenOverAndTheTwoAreSaidToDiffer(Browser browser) {
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                source(visit, key);
                copied(visit.page(), "");
                assertThat(results(visit)).containsOnly("Ens");
            }
            mo.write("org_unit_update", input("uuid", school, "name", "Rettet her", "validity", Mo.from("2025-01-01")));
        });
        mo.write("org_unit_update", input("uuid", school, "name", "Rettet der", "validity", Mo.from("2025-01-01")));
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                visit.inEnglish();
                visit.open("/organisation/migration");
                var job = copied(visit.page(), ".button-primary");
                assertThat(job.state()).isEqualTo(Job.State.DONE_WITH_ERRORS);
                assertThat(results(visit)).contains("Different").contains("Equal");
                visit.check();
                assertThat(visit.page()
                                .locator("main form[action$='/copy'] [name=over]")
                                .count())
                        .isZero();
            }
            assertThat(authority
                            .units
                            .find(school, AsOf.on(java.time.LocalDate.of(2025, 6, 1)))
                            .orElseThrow()
                            .name())
                    .isEqualTo("Rettet her");
        });
    }

    @Test
    void aSourceThatStopsAnsweringEndsInAReportAndTheCopyGoesOnWhereItStopped(Browser browser) {
        var asked = new AtomicInteger();
        relay.lets = _ -> asked.incrementAndGet() <= 7;
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                source(visit, key);
                var job = copied(visit.page(), "");
                assertThat(job.state()).isEqualTo(Job.State.FAILED);
                assertThat(job.summary()).contains("503");
                var page = visit.open("/organisation/migration").page();
                assertThat(page.locator("main").innerText()).contains("503", "ikke færdig");
                asked.set(0);
                var again = new AtomicInteger();
                relay.lets = body -> {
                    if (body.contains("page: facets")
                            && body.contains("registrations")
                            && body.contains("\"uuids\":null")) again.incrementAndGet();
                    return true;
                };
                assertThat(copied(page, "").state()).isEqualTo(Job.State.DONE);
                assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
                assertThat(again.get()).as("what was read is not read again").isZero();
            }
        });
    }

    @Test
    void whatWasDeletedBeforeTheCopyKeepsItsHistoryAndIsStillGone(Browser browser) {
        mo.delete("manager_delete", lead);
        var there = registrations();
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                source(visit, key);
                assertThat(copied(visit.page(), "").state()).isEqualTo(Job.State.DONE);
                assertThat(registrations())
                        .as("with the deletion, by the same actor")
                        .isEqualTo(there);
                visit.open("/organisation/migration");
                assertThat(copied(visit.page(), ".button-primary").state()).isEqualTo(Job.State.DONE);
                assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
                assertThat(registrations()).as("nothing is said twice").isEqualTo(there);
            }
            assertThat(mo.validities("managers", lead, "uuid").isMissingNode()).isTrue();
        });
    }

    @Test
    void aCopyThatIsKilledBetweenTwoPagesGoesOnInANewRunnerAndEndsEqual(Browser browser) throws SQLException {
        var read = new AtomicInteger();
        var free = new AtomicBoolean(true);
        relay.lets = body -> {
            if (body.contains("page: facets") && body.contains("registrations") && body.contains("\"uuids\":null"))
                read.incrementAndGet();
            // while it is asked nothing is locked, as no transaction is open
            inTarget(() -> {
                if (!Boolean.TRUE.equals(
                        transaction.execute(_ -> sql.sql("select exists (select from migration for update skip locked)")
                                .query(Boolean.class)
                                .single()))) free.set(false);
            });
            return true;
        };
        try (var killing = Killing.atTheFirstRowOf("engagement", target)) {
            inTarget(() -> {
                try (var visit = administrator(browser)) {
                    source(visit, key);
                    assertThat(copied(visit.page(), "").state()).isEqualTo(Job.State.DONE);
                    assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
                }
            });
            assertThat(killing.count())
                    .as("its connection was killed in the middle of a page")
                    .isEqualTo(1);
        }
        assertThat(read.get())
                .as("what was read before the kill is not read again")
                .isEqualTo(1);
        assertThat(free).isTrue();
    }

    @Test
    void aSourceThatAnswersWithErrorsOrHalfAPageEndsInAReportAndNeverInAWrongCopy(Browser browser) {
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                source(visit, key);
                relay.says = body -> body.contains("page: persons")
                        ? "{\"data\":null,\"errors\":[{\"message\":\"No person 010190-1234\"}]}"
                        : null;
                var job = copied(visit.page(), "");
                assertThat(job.state()).isEqualTo(Job.State.FAILED);
                assertThat(job.summary()).contains("No person xxxxxx-xxxx").doesNotContain("010190");
                relay.says = body -> body.contains("page: persons") ? "{\"data\":{\"page\":{}}}" : null;
                visit.open("/organisation/migration");
                job = copied(visit.page(), "");
                assertThat(job.state()).isEqualTo(Job.State.FAILED);
                assertThat(job.summary()).contains("side, der ikke kan læses");
                assertThat(results(visit)).isEmpty();
                relay.says = body -> body.contains("page: engagements") && !body.contains("registrations")
                        ? "{\"data\":{\"page\":{\"objects\":[],\"page_info\":{\"next_cursor\":null}}}}"
                        : null;
                visit.open("/organisation/migration");
                job = copied(visit.page(), "");
                assertThat(job.state()).isEqualTo(Job.State.DONE);
                assertThat(results(visit)).as("what was left out shows").contains("Forskellig");
            }
        });
    }

    @Test
    void aSourceThatChangesUnderTheReaderIsFollowedAndNeverCalledEqualTooEarly(Browser browser) {
        var source = Tenant.current();
        var reading = new AtomicBoolean();
        var comparing = new AtomicBoolean();
        relay.lets = body -> {
            if (body.contains("page: addresses")
                    && body.contains("registrations")
                    && reading.compareAndSet(false, true)) rename(source, "Under læsningen");
            if (body.contains("page: persons")
                    && !body.contains("registrations")
                    && comparing.compareAndSet(false, true)) rename(source, "Under sammenligningen");
            return true;
        };
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                source(visit, key);
                copied(visit.page(), "");
                assertThat(results(visit)).containsOnlyOnce("Forskellig").contains("Ens");
                assertThat(reading).isTrue();
                assertThat(name()).isEqualTo("Under læsningen");
                copied(visit.page(), ".button-primary");
                assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
                assertThat(name()).isEqualTo("Under sammenligningen");
            }
        });
    }

    private void rename(TenantId source, String name) {
        Tenant.<RuntimeException>run(
                source,
                () -> authority.units.update(
                        top, Validity.from(java.time.LocalDate.of(2026, 1, 1)), unit -> unit.named(name), null));
    }

    private String name() {
        return authority
                .units
                .find(top, AsOf.on(java.time.LocalDate.of(2026, 6, 1)))
                .orElseThrow()
                .name();
    }

    @Test
    void aClientGetsATokenFirstAndOnlyTheNewestRegistrationIsCopiedWhereHistoryIsNotWanted(Browser browser) {
        relay.key = key;
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                var page = visit.open("/organisation/migration").page();
                page.fill("#address", address());
                page.fill("#tokenAddress", relay.address("/token"));
                page.fill("#client", "fælled");
                page.fill("#secret", "h&mmelig");
                page.uncheck("#withHistory");
                Desk.save(page);
                page.waitForSelector(".alert-success");
                assertThat(copied(page, "").state()).isEqualTo(Job.State.DONE);
                assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
                assertThat(registrations()).hasSize(3);
            }
        });
        mo.write("org_unit_update", input("uuid", school, "name", "Skolen igen", "validity", Mo.from("2025-01-01")));
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                visit.open("/organisation/migration");
                assertThat(copied(visit.page(), ".button-primary").state()).isEqualTo(Job.State.DONE);
                assertThat(results(visit)).hasSize(TYPES).containsOnly("Ens");
            }
        });
    }

    @Test
    void wrongKeysAndPrivateAddressesAreRefusedAndAFullAuthorityIsLeftAlone(Browser browser) {
        inTarget(() -> {
            try (var visit = administrator(browser)) {
                source(visit, "fk_forkert");
                var job = copied(visit.page(), "");
                assertThat(job.state()).isEqualTo(Job.State.FAILED);
                assertThat(transaction.<Long>execute(_ -> sql.sql("select count(*) from unit")
                                .query(Long.class)
                                .single()))
                        .isZero();
                var page = visit.open("/organisation/migration").page();
                page.fill("#address", "https://10.0.0.1/graphql/v30");
                page.fill("#secret", "x");
                Desk.save(page);
                page.waitForSelector("#address-error");
                visit.accessible();
                assertThat(page.locator("#secret").inputValue()).isEmpty();
            }
        });
        try (var visit = administrator(browser)) {
            source(visit, key);
            Visit.follow(visit.page(), "main form[action$='/copy'] button");
            assertThat(visit.page().locator("main").innerText()).contains("tom myndighed");
        }
    }
}
