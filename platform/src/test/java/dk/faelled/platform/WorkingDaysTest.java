package dk.faelled.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    @Test
    void theHolidaysOf2026() {
        assertThat(WorkingDays.holidays(2026))
                .containsExactlyElementsOf(Stream.of(
                                "2026-01-01",
                                "2026-04-02",
                                "2026-04-03",
                                "2026-04-05",
                                "2026-04-06",
                                "2026-05-14",
                                "2026-05-24",
                                "2026-05-25",
                                "2026-12-25",
                                "2026-12-26")
                        .map(LocalDate::parse)
                        .toList());
    }

    @Test
    void storeBededagWasAHolidayUntil2023() {
        assertThat(WorkingDays.isWorkingDay(LocalDate.of(2023, 5, 5))).isFalse();
        assertThat(WorkingDays.isWorkingDay(LocalDate.of(2024, 4, 26))).isTrue();
    }

    @Test
    void easterOfEarlyLateAndOrdinaryYears() {
        assertThat(Stream.of(1818, 1943, 2000, 2024, 2025, 2038).map(WorkingDays::easter))
                .containsExactlyElementsOf(
                        Stream.of("1818-03-22", "1943-04-25", "2000-04-23", "2024-03-31", "2025-04-20", "2038-04-25")
                                .map(LocalDate::parse)
                                .toList());
    }

    @Test
    void aDeadlineOnADayOffIsTheNextWorkingDay() {
        assertThat(WorkingDays.onOrAfter(LocalDate.of(2026, 2, 28))).isEqualTo("2026-03-02");
        assertThat(WorkingDays.onOrAfter(LocalDate.of(2026, 4, 3))).isEqualTo("2026-04-07");
        assertThat(WorkingDays.onOrAfter(LocalDate.of(2026, 4, 7))).isEqualTo("2026-04-07");
    }
}
