package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Data quality (ORG-54): what does not fit is found, counted and repaired by one click. */
@DeskTest
class QualityTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final List<String> KINDS = List.of(
            "person-without-engagement",
            "unit-without-manager",
            "ended-class",
            "overlapping-primary",
            "engagement-outside-unit",
            "other-outside-unit",
            "unit-outside-parent",
            "outside-person",
            "account-without-engagement",
            "ended-owner",
            "manager-without-engagement",
            "leave-without-engagement",
            "duplicate-cpr");

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Desk desk;

    @Autowired
    List<Schedule> schedules;

    @Autowired
    Managers managers;

    @Autowired
    Owners owners;

    @Autowired
    Leaves leaves;

    @Autowired
    Accounts accounts;

    @Autowired
    RoleBindings roles;

    @Autowired
    ItSystems systems;

    @Autowired
    Addresses addresses;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();
    UnitId closing = UnitId.fresh();
    UnitId below = UnitId.fresh();
    PersonId bodil = PersonId.fresh();
    PersonId per = PersonId.fresh();
    EngagementId retitled = EngagementId.fresh();
    EngagementId second = EngagementId.fresh();
    EngagementId outside = EngagementId.fresh();
    ItUserId account = ItUserId.fresh();
    OwnerId owner = OwnerId.fresh();
    ClassId kept = ClassId.fresh();
    PersonId twin = PersonId.fresh();

    @BeforeEach
    void somethingOfEveryKind() {
        top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
        bodil = authority.person("Bodil", "Holm");
        authority.job(bodil, top, Validity.from(START));
        lead(bodil, top);
        lead(authority.person("Otto", "Fratrådt"), authority.unit("Halvdel", top));
        var ida = authority.person("Ida", "Juhl");
        retitled = authority.job(ida, school, Validity.from(START));
        endedClasses(ida);
        primaries();
        somebodyGone();
        days(ida);
        twins();
    }

    private void lead(PersonId person, UnitId unit) {
        managers.create(ManagerId.fresh(), Validity.from(START), Manager.of("l", person, unit, null), null);
    }

    private void endedClasses(PersonId ida) {
        var old = authority.aClass("engagement_job_function", "Gammel");
        var fresh = authority.aClass("engagement_job_function", "Ny");
        authority.classes.update(fresh, Validity.ALWAYS, c -> named(c, "Gammel"), null);
        authority.engagements.update(retitled, Validity.from(START), e -> e.as(old), null);
        authority.classes.terminate(old, Validity.from(TODAY.minusDays(3)), null);
        kept = authority.aClass("employee_address_type", "Fax", "PHONE");
        addresses.create(AddressId.fresh(), Validity.from(START), Address.of(ida, kept, "12345678"), null);
        authority.classes.terminate(kept, Validity.from(TODAY.minusDays(3)), null);
        write("update address set visibility_id = gen_random_uuid() where value = '12345678'");
    }

    private static Classification named(Classification c, String name) {
        return new Classification(
                c.userKey(), name, c.facet(), c.scope(), c.published(), c.parent(), c.owner(), null, null, null);
    }

    private void primaries() {
        var doubly = authority.person("Dorte", "Dobbelt");
        var primary = authority.aClass("primary_type", "primary");
        var first = authority.job(doubly, top, Validity.from(START));
        second = authority.engagements.create(
                second,
                Validity.from(START),
                authority.state(doubly, top, "2000").ranked(primary),
                null);
        authority.engagements.update(first, Validity.from(START), e -> e.ranked(primary), null);
    }

    private void somebodyGone() {
        per = authority.person("Per", "Fratrådt");
        var system = systems.create(
                ItSystemId.fresh(), Validity.from(START), new ItSystem("ad", "Active Directory", null), null);
        accounts.create(
                account, Validity.from(START), new ItUser("per", system, per, null, List.of(), null, null, null), null);
        roles.create(
                RoleBindingId.fresh(),
                Validity.from(START),
                new RoleBinding("r", account, authority.aClass("role", "Læser"), null),
                null);
        var olga = authority.person("Olga", "Fratrådt");
        owners.create(owner, Validity.from(START), new Owner("o", school, null, olga, null), null);
    }

    private void days(PersonId ida) {
        closing = authority.unit("Lukker", top);
        below = authority.unit("Underenhed", closing);
        outside = authority.job(bodil, closing, Validity.from(START));
        addresses.create(
                AddressId.fresh(),
                Validity.from(START),
                Address.of(closing, authority.aClass("org_unit_address_type", "Telefon", "PHONE"), "87654321"),
                null);
        lead(bodil, closing);
        write("update unit set valid = daterange(lower(valid), '" + TODAY.plusDays(30) + "') where name = 'Lukker'");
        var mortal = authority.person("Morten", "Kort");
        authority.job(mortal, top, Validity.from(START));
        write("update person set valid = daterange(null, '" + TODAY.plusDays(30) + "') where given_name = 'Morten'");
        var gone = authority.job(ida, top, Validity.from(START));
        leaves.create(
                LeaveId.fresh(),
                Validity.from(START),
                new Leave("o", ida, gone, authority.aClass("leave_type", "Barsel")),
                null);
        write("update engagement set valid = daterange(lower(valid), '" + TODAY + "') where id = '" + gone + "'");
    }

    private void twins() {
        twin = authority.person("Tvilling", "To");
        write("update person set cpr = '\\x00', cpr_key = '\\x01' where id in ('" + twin + "', '" + bodil + "')");
    }

    private void write(String statement) {
        transaction.executeWithoutResult(
                _ -> assertThat(sql.sql(statement).update()).as(statement).isPositive());
    }

    private long count(String query) {
        return Objects.requireNonNull(
                transaction.execute(_ -> sql.sql(query).query(Long.class).single()));
    }

    private void byTheClock() throws Exception {
        schedules.stream()
                .filter(one -> one.name().equals("organisation.quality"))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> count("select count(*) from finding_count") == KINDS.size());
    }

    @Test
    void everyKindIsFoundAndRepairedByOneClickAndNothingOfItIsLeft(Browser browser) throws Exception {
        byTheClock();
        assertThat(count("select count(*) from finding where kind = 'ENDED_CLASS'"))
                .isEqualTo(3);
        try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
            var page = visit.open("/organisation/quality").page();
            visit.check();
            assertThat(page.locator("main tbody tr").count()).isEqualTo(KINDS.size());
            for (var kind : KINDS) {
                visit.open("/organisation/quality/" + kind);
                if (kind.equals("ended-class")) visit.check();
                var repair = page.locator("main form[action$='/repair'] button");
                assertThat(repair.count()).as(kind).isPositive();
                for (int left = repair.count(); left > 0; left--) {
                    Visit.follow(repair.first());
                    assertThat(page.locator(".alert-success").count())
                            .as(kind + ": " + page.locator("main").innerText())
                            .isOne();
                }
                assertThat(repair.count()).as(kind).isZero();
            }
            visit.noProblems();
        }
        repairedSensibly();
        assertThat(count("select count(*) from registration where note like 'Rettet fra datakvalitet:%'"))
                .isGreaterThan(KINDS.size());
        assertThat(count("select count(*) from finding")).isZero();
        byTheClock();
        assertThat(count("select count(*) from finding")).isZero();
    }

    private void repairedSensibly() {
        var today = AsOf.on(TODAY);
        assertThat(authority.engagements.find(retitled, today).orElseThrow().jobFunction())
                .isEqualTo(authority.aClass("engagement_job_function", "Ny"));
        assertThat(authority
                        .engagements
                        .find(retitled, AsOf.on(TODAY.minusDays(1)))
                        .orElseThrow()
                        .jobFunction())
                .as("the past is left alone")
                .isNotEqualTo(authority.aClass("engagement_job_function", "Ny"));
        assertThat(authority.classes.segments(kept, null).covers(Validity.from(START)))
                .as("a class without successor is there again, without a gap")
                .isTrue();
        assertThat(managers.of(school, today, false))
                .extracting(found -> found.state().person())
                .containsExactly(bodil);
        assertThat(authority.engagements.find(second, today).orElseThrow().primary())
                .isEqualTo(authority.aClass("primary_type", "non-primary"));
        assertThat(accounts.find(account, today)).isEmpty();
        assertThat(accounts.find(account, AsOf.on(TODAY.minusDays(1)))).isPresent();
        assertThat(owners.find(owner, today).orElseThrow().owner()).isEqualTo(bodil);
        var last = TODAY.plusDays(30);
        assertThat(authority.engagements.segments(outside, null).span()).isEqualTo(Validity.between(START, last));
        assertThat(authority.units.find(below, AsOf.on(last)).orElseThrow().parent())
                .isEqualTo(top);
        assertThat(authority.units.find(below, today).orElseThrow().parent()).isEqualTo(closing);
        assertThat(authority.people.find(twin, today).orElseThrow().cpr()).isNull();
        assertThat(authority.people.find(bodil, today).orElseThrow().cpr()).isNotNull();
        assertThat(count("select count(*) from manager where person_id is null and valid_until = 'infinity'"))
                .as("whoever has left leads no more")
                .isOne();
    }

    @Test
    void aFindingIsTakenAndPutOffForAReasonAndCountedNoMore(Browser browser) throws Exception {
        byTheClock();
        try (var visit = desk.of(browser, port, BuiltInRole.EDITOR)) {
            visit.inEnglish();
            var page = visit.open("/organisation/quality").page();
            visit.noTextIsMissing();
            visit.open("/organisation/quality/ended-owner").check();
            Visit.follow(page, "main form[action$='/take'] button");
            assertThat(page.locator("main tbody").innerText()).contains("EDITOR");
            Visit.follow(page, "main a[href$='/snooze']");
            visit.check();
            page.fill("#reason", "Afklares efter ferien");
            Desk.save(page);
            page.waitForSelector(".alert-success");
            assertThat(page.locator("main form[action$='/repair']").count()).isZero();
            Visit.follow(page, "main a[href$='snoozed=true']");
            assertThat(page.locator("main form[action$='/repair']").count()).isOne();
            visit.check();
            visit.open("/organisation/quality");
            assertThat(page.locator("main tr:has(a[href$='/ended-owner']) td")
                            .first()
                            .innerText())
                    .isEqualTo("0");
            Visit.follow(page.locator("main a[href$='/ended-class']"));
            Visit.follow(page, "main a[href$='/snooze']");
            page.fill("#until", TODAY.toString());
            Desk.save(page);
            page.waitForSelector("#until-error");
            visit.accessible();
        }
        try (var visit = desk.of(browser, port, BuiltInRole.READER)) {
            var page = visit.open("/organisation/quality/ended-class").page();
            visit.check();
            assertThat(page.locator("main form[action$='/repair']").count()).isZero();
        }
    }

    @Test
    void aPageOfFindingsIsReadInOrderFromItsIndex() {
        write("""
                insert into finding (id, kind, type, object_id, about_id, found_on)
                select gen_random_uuid(), case when i % 10 = 0 then 'ENDED_OWNER' else 'ENDED_CLASS' end, 'unit',
                       gen_random_uuid(), gen_random_uuid(), '2026-01-01'::date + i % 300
                  from generate_series(1, 8000) i
                """);
        var plan = transaction.execute(
                _ -> String.join("\n", sql.sql("""
                        explain select f.id, u.name
                          from finding f
                          left join lateral (select n.name from unit n where n.id = f.unit_id
                                              order by n.valid_from <= '2026-01-01' desc, n.valid_until desc limit 1) u on true
                         where f.kind = 'ENDED_CLASS' and coalesce(f.snoozed_until > '2026-01-01', false) = false
                           and (f.found_on, f.id) > ('2026-03-01', '00000000-0000-0000-0000-000000000000')
                         order by f.found_on, f.id
                         limit 26
                        """).query(String.class).list()));
        assertThat(plan)
                .contains("finding_list")
                .doesNotContainPattern(Pattern.compile("Seq Scan on finding|Sort Key: f"));
    }
}
