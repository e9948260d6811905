package dk.faelled.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void aTimeThatSpringLeavesOutIsTheFirstValidInstant() {
        assertThat(on("30 2 * * *", SPRING)).containsExactly(Instant.parse("2027-03-28T01:00:00Z"));
        assertThat(on("0,30 2,3 * * *", SPRING))
                .containsExactly(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void aTimeThatAutumnHasTwiceIsMeantTheFirstTimeOnly() {
        assertThat(on("30 2 * * *", AUTUMN)).containsExactly(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void withEveryHourItFollowsTheTimeThatPasses() {
        assertThat(on("*/30 * * * *", SPRING)).hasSize(46);
        assertThat(on("*/30 * * * *", AUTUMN)).hasSize(50);
        assertThat(on("*/30 * * * *", LocalDate.of(2026, 6, 1))).hasSize(48);
    }

    @ParameterizedTest
    @CsvSource({
        "0 6 * * 1-5, 2026-11-27T05:00:00Z, 2026-11-30T05:00:00Z",
        "0 6 1 * *, 2026-11-27T05:00:00Z, 2026-12-01T05:00:00Z",
        "0 6 1 * 7, 2026-11-27T05:00:00Z, 2026-11-29T05:00:00Z",
        "0 0 29 2 *, 2026-01-01T00:00:00Z, 2028-02-28T23:00:00Z",
        "15 3 * * *, 2026-06-01T01:15:00Z, 2026-06-02T01:15:00Z",
        "5-59/20 0-23/6 * * *, 2026-06-01T22:25:00Z, 2026-06-01T22:45:00Z"
    })
    void theNextTimeIsAfterTheGivenOne(String cron, Instant after, Instant next) {
        assertThat(Cron.parse(cron).next(after)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "60 * * * *",
                "* 24 * * *",
                "5-1 * * * *",
                "*/0 * * * *",
                "x * * * *",
                "0 0 31 2 *"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Cron.parse(text));
    }

    private static List<Instant> on(String text, LocalDate day) {
        var cron = Cron.parse(text);
        var end = day.plusDays(1).atStartOfDay(Cron.ZONE).toInstant();
        var found = new ArrayList<Instant>();
        for (var at = cron.next(day.atStartOfDay(Cron.ZONE).toInstant().minusMillis(1));
                at.isBefore(end);
                at = cron.next(at)) found.add(at);
        return found;
    }
}
