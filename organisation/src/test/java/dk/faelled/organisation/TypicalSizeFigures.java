package dk.faelled.organisation;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.ModuleTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Run by hand: 1,000 units, 10,000 persons with an employment and an e-mail address each; prints p50 in milliseconds. */
@ModuleTest
@Import(AuthorityFixture.class)
class TypicalSizeFigures {
    private static final LocalDate START = LocalDate.of(2015, 1, 1);
    private static final AsOf NOW = AsOf.on(LocalDate.of(2026, 1, 1));
    private static final String[] GIVEN = {
        "Åse", "Bo", "Mette", "Søren", "Kirsten", "Jens", "Anne Marie", "Lærke", "Ole", "Freja"
    };
    private static final String[] SURNAMES = {
        "Jensen", "Østergård", "Nielsen", "Hansen", "Kjær", "Møller", "Holm", "Juhl", "Bech-Nielsen", "Aagaard"
    };

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Units units;

    @Autowired
    People people;

    @Autowired
    Engagements engagements;

    @Autowired
    Managers managers;

    @Autowired
    Addresses addresses;

    @Autowired
    Search search;

    @Test
    void figures() {
        var random = new Random(7);
        var type = authority.aClass("org_unit_type", "Afdeling");
        var ids = new ArrayList<UnitId>();
        var newUnits = new ArrayList<Write<UnitId, Unit>>();
        for (int i = 0; i < 1000; i++) {
            var id = UnitId.fresh();
            var parent = i == 0 ? null : ids.get((i - 1) / 5);
            newUnits.add(new Write.Put<>(
                    id,
                    Segments.of(
                            Validity.from(START), new Unit("E" + i, "Enhed " + i, parent, type, null, null, null))));
            ids.add(id);
        }
        took("create 1,000 units", () -> units.write(newUnits, "load"));

        var persons = new ArrayList<PersonId>();
        var newPersons = new ArrayList<Write<PersonId, Person>>();
        for (int i = 0; i < 10_000; i++) {
            var id = PersonId.fresh();
            var name = Person.named(
                    "P" + i, GIVEN[random.nextInt(10)], SURNAMES[random.nextInt(10)] + " " + Integer.toString(i, 36));
            var cpr = new Cpr("%02d%02d%02d%04d".formatted(61 + i % 28, 1 + i % 12, 50 + i % 49, i % 4000));
            newPersons.add(new Write.Put<>(
                    id, Segments.of(Validity.from(START), i % 2 == 0 ? name.with(people.sealed(cpr)) : name)));
            persons.add(id);
        }
        took("create 10,000 persons", () -> people.write(newPersons, "load"));

        var jobs = new ArrayList<EngagementId>();
        var newJobs = new ArrayList<Write<EngagementId, Engagement>>();
        var template = authority.state(persons.getFirst(), ids.getFirst(), "0");
        for (int i = 0; i < 10_000; i++) {
            var id = EngagementId.fresh();
            var state = Engagement.of(
                    "" + (10_000 + i),
                    persons.get(i),
                    ids.get(random.nextInt(1000)),
                    template.type(),
                    template.jobFunction());
            newJobs.add(new Write.Put<>(id, Segments.of(Validity.from(START), state)));
            jobs.add(id);
        }
        took("create 10,000 engagements", () -> engagements.write(newJobs, "load"));
        took("the same again", () -> engagements.write(newJobs, "load"));

        var mail = authority.aClass("employee_address_type", "E-mail", "EMAIL");
        var newMails = new ArrayList<Write<AddressId, Address>>();
        for (int i = 0; i < 10_000; i++)
            newMails.add(new Write.Put<>(
                    AddressId.fresh(),
                    Segments.of(Validity.from(START), Address.of(persons.get(i), mail, "p" + i + "@soendby.example"))));
        took("create 10,000 addresses", () -> addresses.write(newMails, "load"));
        var newManagers = new ArrayList<Write<ManagerId, Manager>>();
        for (int i = 0; i < 100; i++)
            newManagers.add(new Write.Put<>(
                    ManagerId.fresh(),
                    Segments.of(Validity.from(START), Manager.of("L" + i, persons.get(i), ids.get(i), null))));
        managers.write(newManagers, null);

        var then = units.history(ids.get(5)).entries().getFirst().registration().at();
        var past = new AsOf(NOW.on().minusYears(5), null);
        var renames = new ArrayList<Write<UnitId, Unit>>();
        for (var id : ids)
            renames.add(new Write.Patch<>(id, Validity.from(LocalDate.of(2024, 1, 1)), u -> u.named(u.name() + " ny")));
        took("rename 1,000 units", () -> units.write(renames, null));

        var card = people.card(persons.get(7), NOW).orElseThrow();
        System.out.printf(
                "FIGURE sizes: tree %d, root's children %d, below %d, lines of a person %d%n",
                units.tree(past).size(),
                units.children(ids.getFirst(), NOW).size(),
                engagements.in(ids.get(1), true, NOW, null, 10_000).size(),
                card.lines().size());
        p50("unit by id", () -> units.find(ids.get(random.nextInt(1000)), NOW));
        p50("unit by id five years back", () -> units.find(ids.get(random.nextInt(1000)), past));
        p50("unit as known before", () -> units.find(ids.get(random.nextInt(1000)), new AsOf(NOW.on(), then)));
        p50("root's children", () -> units.children(ids.getFirst(), NOW));
        p50("tree of 1,000", () -> units.tree(NOW));
        p50("tree of 1,000 five years back", () -> units.tree(past));
        p50("tree of 1,000 as known before", () -> units.tree(new AsOf(NOW.on(), then)));
        p50("unit card", () -> units.card(ids.get(random.nextInt(1000)), NOW));
        p50("person card", () -> people.card(persons.get(random.nextInt(10_000)), NOW));
        p50("100 persons page", () -> people.page(NOW, null, 100));
        p50("managers inherited", () -> managers.of(ids.get(999 - random.nextInt(100)), NOW, true));
        p50("engagements below a unit of 156", () -> engagements.in(ids.get(1), true, NOW, null, 10_000));
        p50("search person 'mette jen'", () -> search.persons("mette jen", NOW, 20, false));
        p50("search person 'søren holm 7k'", () -> search.persons("søren holm 7k", NOW, 20, false));
        p50("search person mistyped 'østergrd'", () -> search.persons("østergrd", NOW, 20, false));
        p50("search e-mail", () -> search.persons("p77" + random.nextInt(100), NOW, 20, false));
        p50("search unit 'enhed 77'", () -> search.units("enhed 77", NOW, 20));
        p50("person by CPR", () -> search.persons("6101501234", NOW, 1, true));
        p50(
                "create person",
                () -> people.create(PersonId.fresh(), Validity.from(START), Person.named("k", "Ny", "Person"), null));
        p50("create engagement", () -> engagements.create(EngagementId.fresh(), Validity.from(START), template, null));
        p50(
                "update engagement",
                () -> engagements.update(
                        jobs.get(random.nextInt(10_000)),
                        Validity.from(NOW.on()),
                        e -> e.in(ids.get(random.nextInt(1000))),
                        null));
        p50(
                "move a leaf unit",
                () -> units.move(
                        ids.get(999 - random.nextInt(100)),
                        ids.get(random.nextInt(100)),
                        Validity.from(NOW.on()),
                        null));
        p50("history", () -> units.history(ids.get(7)));
    }

    private static void took(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("FIGURE %-40s %8d ms%n", what, (System.nanoTime() - start) / 1_000_000);
    }

    private static void p50(String what, Runnable work) {
        var times = new long[60];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        var warm = Arrays.copyOfRange(times, 20, 60);
        Arrays.sort(warm);
        System.out.printf("FIGURE %-40s %8.1f ms%n", what, warm[warm.length / 2] / 1e6);
    }
}
