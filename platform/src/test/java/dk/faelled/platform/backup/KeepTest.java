package dk.faelled.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeepTest {
    @Test
    void oneADayForAWeekOneAWeekForFourAndOneAMonthForSix() {
        var today = LocalDate.of(2026, 11, 25);
        var nightly = IntStream.range(0, 400)
                .mapToObj(day -> today.minusDays(day).atTime(1, 30).toInstant(ZoneOffset.UTC))
                .toList();
        var kept = Keep.parse("7d4w6m").orElseThrow().of(nightly).stream()
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
                .sorted();
        assertThat(kept)
                .containsExactly(
                        "2026-06-30",
                        "2026-07-31",
                        "2026-08-31",
                        "2026-09-30",
                        "2026-10-31",
                        "2026-11-08",
                        "2026-11-15",
                        "2026-11-19",
                        "2026-11-20",
                        "2026-11-21",
                        "2026-11-22",
                        "2026-11-23",
                        "2026-11-24",
                        "2026-11-25");
    }

    @Test
    void ofSeveralOnADayTheNewestStays() {
        var morning = Instant.parse("2026-11-25T06:00:00Z");
        var noon = Instant.parse("2026-11-25T12:00:00Z");
        assertThat(new Keep(7, 4, 6).of(java.util.List.of(morning, noon))).containsExactly(noon);
    }

    @Test
    void whatIsWrittenOtherwiseOrWouldKeepNothingIsRefused() {
        assertThat(Keep.parse("7d")).isEmpty();
        assertThat(Keep.parse("0d0w0m")).isEmpty();
        assertThat(Keep.parse("1d0w0m")).contains(new Keep(1, 0, 0));
    }
}
