package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Job;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Run by hand: 1,000 units, 10,000 persons with job, account and address, each registered three times, copied over HTTP. */
@DeskTest
@TestPropertySource(properties = "faelled.outbound.allow=127.0.0.0/8")
class MigrationFigures {
    private static final LocalDate START = LocalDate.of(2015, 1, 1);
    private static final int PERSONS = 10_000;

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Mo mo;

    @Autowired
    Desk desk;

    @Autowired
    Tenants tenants;

    @Autowired
    Jobs jobs;

    @Autowired
    Accounts accounts;

    @Autowired
    Addresses addresses;

    @Autowired
    ItSystems systems;

    @LocalServerPort
    int port;

    @Test
    void figures(Browser browser) {
        filled();
        var key = mo.all();
        var target = tenants.create(
                        Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000)),
                        "997",
                        "Ny",
                        TenantInfo.Kind.MUNICIPALITY)
                .id();
        Tenant.<RuntimeException>run(target, () -> {
            try (var visit = desk.of(browser, port, BuiltInRole.ADMINISTRATOR)) {
                var page = visit.open("/organisation/migration").page();
                page.fill("#address", "http://127.0.0.1:" + port + "/os2mo/graphql/v30");
                page.fill("#secret", key);
                Desk.save(page);
                long start = System.nanoTime();
                Visit.follow(page, "main form[action$='/copy'] button");
                var job = UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
                Awaitility.await()
                        .pollInSameThread()
                        .atMost(Duration.ofMinutes(20))
                        .until(() -> jobs.find(job).orElseThrow().state().isOver());
                System.out.printf("FIGURE copied and compared in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
                assertThat(jobs.find(job).orElseThrow().state()).isEqualTo(Job.State.DONE);
                assertThat(visit.open("/organisation/migration")
                                .page()
                                .locator("main tbody td:last-child")
                                .allInnerTexts())
                        .containsOnly("Ens");
            }
        });
    }

    private void filled() {
        var type = authority.aClass("org_unit_type", "Afdeling");
        var units = new ArrayList<UnitId>();
        var newUnits = new ArrayList<Write<UnitId, Unit>>();
        for (int i = 0; i < 1000; i++) {
            units.add(UnitId.fresh());
            var parent = i == 0 ? null : units.get((i - 1) / 5);
            newUnits.add(new Write.Put<>(
                    units.get(i),
                    Segments.of(
                            Validity.from(START), new Unit("E" + i, "Enhed " + i, parent, type, null, null, null))));
        }
        authority.units.write(newUnits, null);
        var persons = new ArrayList<PersonId>();
        var newPersons = new ArrayList<Write<PersonId, Person>>();
        for (int i = 0; i < PERSONS; i++) {
            persons.add(PersonId.fresh());
            var cpr = new Cpr("%02d%02d%02d%04d".formatted(61 + i % 28, 1 + i % 12, 50 + i % 49, i % 4000));
            var name = Person.named("P" + i, "Navn", "Efternavn " + i);
            newPersons.add(new Write.Put<>(
                    persons.get(i),
                    Segments.of(Validity.from(START), i % 2 == 0 ? name.with(authority.people.sealed(cpr)) : name)));
        }
        authority.people.write(newPersons, null);
        var template = authority.state(persons.getFirst(), units.getFirst(), "0");
        var system = systems.create(
                ItSystemId.fresh(), Validity.from(START), new ItSystem("ad", "Active Directory", null), null);
        var mail = authority.aClass("employee_address_type", "E-mail", "EMAIL");
        var newJobs = new ArrayList<Write<EngagementId, Engagement>>();
        var newAccounts = new ArrayList<Write<ItUserId, ItUser>>();
        var newMails = new ArrayList<Write<AddressId, Address>>();
        for (int i = 0; i < PERSONS; i++) {
            var person = persons.get(i);
            newJobs.add(new Write.Put<>(
                    EngagementId.fresh(),
                    Segments.of(
                            Validity.from(START),
                            Engagement.of(
                                    "" + i, person, units.get(i % 1000), template.type(), template.jobFunction()))));
            newAccounts.add(new Write.Put<>(
                    ItUserId.fresh(),
                    Segments.of(
                            Validity.from(START),
                            new ItUser("b" + i, system, person, null, java.util.List.of(), null, null, null))));
            newMails.add(new Write.Put<>(
                    AddressId.fresh(),
                    Segments.of(Validity.from(START), Address.of(person, mail, "p" + i + "@soendby.example"))));
        }
        authority.engagements.write(newJobs, null);
        accounts.write(newAccounts, null);
        addresses.write(newMails, null);
        for (int year = 2018; year <= 2021; year += 3) {
            var from = Validity.from(LocalDate.of(year, 1, 1));
            var mark = " " + year;
            authority.people.write(
                    persons.stream()
                            .map(id -> new Write.Patch<PersonId, Person>(
                                    id, from, p -> p.renamed(p.givenName(), p.surname() + mark)))
                            .toList(),
                    null);
            authority.engagements.write(
                    newJobs.stream()
                            .map(job -> new Write.Patch<EngagementId, Engagement>(
                                    job.id(),
                                    from,
                                    e -> e.in(units.get((mark.hashCode() & 0xff)
                                            + e.userKey().length()))))
                            .toList(),
                    null);
        }
    }
}
