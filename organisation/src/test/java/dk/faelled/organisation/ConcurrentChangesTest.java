package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Context;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What two do at the same moment is as if one had waited for the other. */
@ModuleTest
@Import(AuthorityFixture.class)
class ConcurrentChangesTest {
    private static final Validity ON = Validity.from(LocalDate.of(2026, 1, 1));

    @Autowired
    AuthorityFixture authority;

    @Autowired
    Units units;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    ItSystems systems;

    @Autowired
    Search search;

    @Test
    void noChangeIsLostAndTimesIncrease() {
        var unit = authority.unit("Skole", null);
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 20; i++) {
            var day = Validity.on(LocalDate.of(2026, 1, 1).plusDays(2L * i));
            var name = "N" + i;
            work.add(() -> kept(() -> units.update(unit, day, u -> u.named(name), null)));
        }
        assertThat(together(work)).doesNotContain(false);
        var history = units.history(unit);
        assertThat(history.entries())
                .hasSize(21)
                .extracting(e -> e.registration().at())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(history.entries().getLast().segments()).isEqualTo(units.segments(unit, null));
        assertThat(units.segments(unit, null).list()).hasSize(41);
    }

    @Test
    void twoMovesNeverMakeACircle() {
        for (int round = 0; round < 5; round++) {
            var a = authority.unit("A" + round, null);
            var b = authority.unit("B" + round, a);
            var c = authority.unit("C" + round, null);
            var d = authority.unit("D" + round, c);
            assertThat(together(List.of(
                            () -> kept(() -> units.move(a, d, ON, null)),
                            () -> kept(() -> units.move(c, b, ON, null)))))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void twoPersonsNeverGetOneNumber() {
        var cpr = Cpr.parse("6101701234");
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 4; i++)
            work.add(() -> kept(() -> people.add(PersonId.fresh(), Person.named("k", "Ida", "Juhl"), cpr, null)));
        assertThat(together(work)).filteredOn(k -> k).hasSize(1);
    }

    @Test
    void nobodyGetsTheSameAccountTwice() {
        var system =
                systems.create(ItSystemId.fresh(), Validity.ALWAYS, new ItSystem("AD", "Active Directory", null), null);
        for (int round = 0; round < 5; round++) {
            var person = authority.person("Bo", "Holm");
            var account = new ItUser("boho", system, person, null, List.of(), null, null, null);
            Callable<Boolean> make = () -> kept(() -> accounts.create(ItUserId.fresh(), ON, account, null));
            assertThat(together(List.of(make, make, make))).filteredOn(k -> k).hasSize(1);
        }
    }

    @Test
    void aUnitIsNotClosedWhileSomethingComesIntoIt() {
        for (int round = 0; round < 5; round++) {
            var unit = authority.unit("U" + round, null);
            var person = authority.person("Bo", "Holm");
            authority.state(person, unit, "1");
            assertThat(together(List.of(
                            () -> kept(() -> units.terminate(unit, ON, null)),
                            () -> kept(() -> authority.job(person, unit, ON)))))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void theSearchKnowsOfAllThatHappenedToAPersonAtOnce() {
        var unit = authority.unit("Skole", null);
        for (int round = 0; round < 5; round++) {
            var person = authority.person("Bo", "Holm");
            var numbers = new ArrayList<String>();
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 6; i++) {
                var number = "90" + round + i;
                numbers.add(number);
                var job = authority.state(person, unit, number);
                work.add(() -> kept(() -> authority.engagements.create(EngagementId.fresh(), ON, job, null)));
            }
            together(work);
            assertThat(numbers).allSatisfy(number -> assertThat(search.persons(number, AsOf.on(ON.first()), 10, false))
                    .hasSize(1));
        }
    }

    private static boolean kept(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuleBroken e) {
            return false;
        }
    }

    private static List<Boolean> together(List<Callable<Boolean>> work) {
        var context = Context.current();
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var all = work.stream()
                    .map(w -> threads.submit(() -> context.<Boolean, Exception>call(w::call)))
                    .toList();
            var results = new ArrayList<Boolean>();
            for (var each : all) results.add(each.get());
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
