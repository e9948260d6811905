package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The worked examples of. */
class SegmentsTest {
    record Unit(String name, String type) {
        Unit named(String name) {
            return new Unit(name, type);
        }

        Unit typed(String type) {
            return new Unit(name, type);
        }
    }

    @Test
    void eachFieldKeepsItsOwnHistory() {
        var unit = Segments.of(from("2016-03-01"), new Unit("Bib", "T1"))
                .update(from("2019-09-01"), u -> u.named("Bibliotek"));
        assertThat(unit.list())
                .containsExactly(
                        new Segment<>(between("2016-03-01", "2019-09-01"), new Unit("Bib", "T1")),
                        new Segment<>(from("2019-09-01"), new Unit("Bibliotek", "T1")));

        assertThat(unit.update(between("2018-01-01", "2020-01-01"), u -> u.typed("T2"))
                        .list())
                .containsExactly(
                        new Segment<>(between("2016-03-01", "2018-01-01"), new Unit("Bib", "T1")),
                        new Segment<>(between("2018-01-01", "2019-09-01"), new Unit("Bib", "T2")),
                        new Segment<>(between("2019-09-01", "2020-01-01"), new Unit("Bibliotek", "T2")),
                        new Segment<>(from("2020-01-01"), new Unit("Bibliotek", "T1")));
    }

    @Test
    void inAGapTheNearestEarlierStateIsTheBase() {
        var unit = Segments.of(between("2017-05-01", "2018-05-01"), new Unit("K", "T1"))
                .update(between("2019-01-01", "2019-07-01"), u -> u.named("L"));
        assertThat(unit.list())
                .containsExactly(
                        new Segment<>(between("2017-05-01", "2018-05-01"), new Unit("K", "T1")),
                        new Segment<>(between("2019-01-01", "2019-07-01"), new Unit("L", "T1")));
    }

    @Test
    void beforeTheFirstDayTheNearestLaterStateIsTheBase() {
        var unit = Segments.of(from("2017-05-01"), new Unit("K", "T1"))
                .update(between("2015-01-01", "2016-01-01"), u -> u.typed("T0"));
        assertThat(unit.at(day("2015-06-01"))).contains(new Unit("K", "T0"));
        assertThat(unit.at(day("2016-06-01"))).isEmpty();
    }

    @Test
    void anOpenChangeRemovesWhatWasPlannedAndABoundedOneDoesNot() {
        var planned = Segments.of(from("2014-01-01"), new Unit("M", "T")).update(from("2030-01-01"), u -> u.named("N"));
        assertThat(planned.update(from("2024-01-01"), u -> u.named("P")).list())
                .containsExactly(
                        new Segment<>(between("2014-01-01", "2024-01-01"), new Unit("M", "T")),
                        new Segment<>(from("2024-01-01"), new Unit("P", "T")));
        assertThat(planned.update(between("2024-01-01", "2030-01-01"), u -> u.named("P"))
                        .at(day("2031-01-01")))
                .contains(new Unit("N", "T"));
    }

    @Test
    void anOpenChangeOfOneFieldKeepsWhatIsPlannedForAnother() {
        var planned =
                Segments.of(from("2014-01-01"), new Unit("M", "T")).update(from("2030-01-01"), u -> u.typed("T9"));
        assertThat(planned.update(from("2024-01-01"), u -> u.named("P")).at(day("2031-01-01")))
                .contains(new Unit("P", "T9"));
    }

    @Test
    void anOpenChangeReopensWhatHadEnded() {
        var ended = Segments.of(between("2014-01-01", "2016-01-01"), new Unit("M", "T"));
        assertThat(ended.update(from("2015-01-01"), u -> u.named("P")).span()).isEqualTo(from("2014-01-01"));
    }

    @Test
    void terminatingWithTwoDatesLeavesAHole() {
        var unit = Segments.of(from("2014-01-01"), new Unit("M", "T"));
        assertThat(unit.terminate(between("2016-01-01", "2017-01-01")).list())
                .extracting(Segment::valid)
                .containsExactly(between("2014-01-01", "2016-01-01"), from("2017-01-01"));
        assertThat(unit.terminate(from("2013-01-01")).isEmpty()).isTrue();
    }

    @Test
    void terminatingAPersonsEngagementsCutsEachAtTheDay() {
        var off = from("2030-02-01");
        assertThat(Segments.of(between("2021-08-01", "2031-01-01"), "engagement")
                        .terminate(off)
                        .span())
                .isEqualTo(between("2021-08-01", "2030-02-01"));
        assertThat(Segments.of(from("2033-01-01"), "address").terminate(off).isEmpty())
                .isTrue();
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> between("2020-01-01", "2020-01-01"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, e -> assertThat(e.key()).endsWith("V_END_BEFORE_START"));
        assertThatThrownBy(() -> from("0001-01-01")).isInstanceOf(RuleBroken.class);
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private static Validity from(String iso) {
        return Validity.from(day(iso));
    }

    private static Validity between(String from, String until) {
        return Validity.between(day(from), day(until));
    }
}
