package dk.faelled.roles.attestation;

import static dk.faelled.roles.attestation.AttestationCalendar.Cover.EXTRA;
import static dk.faelled.roles.attestation.AttestationCalendar.Cover.NORMAL;
import static dk.faelled.roles.attestation.AttestationCalendar.Cover.SENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.roles.attestation.AttestationCalendar.Cover;
import dk.faelled.roles.attestation.AttestationCalendar.Due;
import dk.faelled.roles.attestation.AttestationCalendar.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The calendar of attestation: its worked example, and what holds for every first deadline. */
class AttestationCalendarTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);

    /** Day by day, as the job does it. */
    private static TreeMap<LocalDate, Due> started(AttestationCalendar calendar, LocalDate from, LocalDate until) {
        var started = new TreeMap<LocalDate, Due>();
        @Nullable LocalDate latest = null;
        for (var day = from; day.isBefore(until); day = day.plusDays(1)) {
            var due = calendar.due(day, latest);
            if (due.isEmpty()) continue;
            started.put(day, due.get());
            latest = due.get().deadline();
        }
        return started;
    }

    @Test
    void aYearGoesAsInTheExample() {
        var year = started(
                new AttestationCalendar(Interval.YEARLY, FIRST), LocalDate.of(2026, 6, 1), LocalDate.of(2028, 1, 30));
        assertThat(year)
                .containsExactly(
                        java.util.Map.entry(LocalDate.of(2027, 1, 30), new Due(NORMAL, FIRST)),
                        java.util.Map.entry(LocalDate.of(2027, 5, 2), new Due(EXTRA, LocalDate.of(2027, 6, 1))),
                        java.util.Map.entry(LocalDate.of(2027, 8, 2), new Due(SENSITIVE, LocalDate.of(2027, 9, 1))),
                        java.util.Map.entry(LocalDate.of(2027, 11, 1), new Due(EXTRA, LocalDate.of(2027, 12, 1))));
    }

    @Test
    void everyHalfYearHasNoRunForTheExtraSensitiveAlone() {
        var year = started(
                new AttestationCalendar(Interval.EVERY_HALF_YEAR, FIRST),
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2028, 1, 1));
        assertThat(year.values()).extracting(Due::cover).containsExactly(NORMAL, SENSITIVE, NORMAL, SENSITIVE);
    }

    @Test
    void theLastDayOfAMonthStaysTheLastDay() {
        var calendar = new AttestationCalendar(Interval.YEARLY, LocalDate.of(2027, 1, 31));
        assertThat(calendar.deadline(SENSITIVE, LocalDate.of(2027, 2, 1))).isEqualTo("2027-07-31");
        assertThat(calendar.deadline(EXTRA, LocalDate.of(2027, 2, 1))).isEqualTo("2027-04-30");
        assertThat(calendar.deadline(EXTRA, LocalDate.of(2027, 5, 1))).isEqualTo("2027-07-31");
    }

    @Test
    void aRunThatWasFinishedEarlyDoesNotBeginAgainTheNextDay() {
        var calendar = new AttestationCalendar(Interval.YEARLY, FIRST);
        assertThat(calendar.due(LocalDate.of(2027, 2, 10), FIRST)).isEmpty();
        assertThat(calendar.due(FIRST, FIRST)).isEmpty();
        assertThat(calendar.due(FIRST.plusDays(1), FIRST)).isEmpty();
    }

    @Test
    void aProgramThatStoodStillStartsTheRunLater() {
        var calendar = new AttestationCalendar(Interval.YEARLY, FIRST);
        assertThat(calendar.due(LocalDate.of(2027, 2, 25), null)).contains(new Due(NORMAL, FIRST));
    }

    @Property
    void aDeadlineIsTheFirstOfItsKindThatHasNotPassed(
            @ForAll("calendars") AttestationCalendar calendar, @ForAll("days") LocalDate today, @ForAll Cover cover) {
        int months = calendar.interval().months(cover);
        var expected = IntStream.range(0, 2000)
                .mapToObj(k -> calendar.first().plusMonths((long) k * months))
                .filter(day -> !day.isBefore(today))
                .findFirst()
                .orElseThrow();
        assertThat(calendar.deadline(cover, today)).isEqualTo(expected);
    }

    @Property(tries = 100)
    void everyRoleIsAttestedWithinItsMonths(@ForAll("calendars") AttestationCalendar calendar) {
        var from = calendar.first().minusDays(AttestationCalendar.LEAD);
        var runs = new ArrayList<>(started(calendar, from, from.plusYears(5)).values());
        assertThat(runs.getFirst()).isEqualTo(new Due(NORMAL, calendar.first()));
        for (var cover : calendar.interval().covers()) {
            var deadlines = deadlines(runs, cover);
            int months = calendar.interval().months(cover);
            for (int i = 0; i < deadlines.size(); i++)
                assertThat(deadlines.get(i)).isEqualTo(calendar.first().plusMonths((long) i * months));
        }
    }

    /** Of all runs that hold the roles of that kind. */
    private static List<LocalDate> deadlines(List<Due> runs, Cover cover) {
        return runs.stream()
                .filter(run -> run.cover().ordinal() <= cover.ordinal())
                .map(Due::deadline)
                .toList();
    }

    @Provide
    Arbitrary<AttestationCalendar> calendars() {
        return Arbitraries.of(Interval.values())
                .flatMap(interval -> days().map(first -> new AttestationCalendar(interval, first)));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2024, 1, 1).toEpochDay(),
                        LocalDate.of(2036, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
