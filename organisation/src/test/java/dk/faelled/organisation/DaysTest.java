package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.RuleBroken;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void aMomentFallsOnTheDayThatItIsInCopenhagen() {
        assertThat(Days.truncated("2026-06-30T22:30:00Z")).isEqualTo("2026-07-01");
        assertThat(Days.truncated("2026-06-30T22:30:00")).isEqualTo("2026-06-30");
        assertThat(Days.truncated("2026-06-30")).isEqualTo("2026-06-30");
    }

    @Test
    void anEndMustBeAMidnight() {
        assertThat(Days.midnight("2026-07-01T00:00:00+02:00")).isEqualTo("2026-07-01");
        assertThatThrownBy(() -> Days.midnight("2026-07-01T12:00:00+02:00"))
                .isInstanceOfSatisfying(RuleBroken.class, e -> assertThat(e.arguments())
                        .containsExactly("2026-07-01T12:00:00+02:00 is not at midnight!"));
    }

    @Test
    void aDayIsWrittenWithTheOffsetOfItsSeason() {
        assertThat(Days.written(LocalDate.of(2026, 7, 1))).isEqualTo("2026-07-01T00:00:00+02:00");
        assertThat(Days.written(LocalDate.of(2026, 1, 1))).isEqualTo("2026-01-01T00:00:00+01:00");
        assertThat(Days.written(LocalDate.of(1880, 1, 1))).isEqualTo("1880-01-01T00:00:00+01:00");
        assertThat(Days.truncated("1880-01-01T00:00:00+01:00")).isEqualTo("1880-01-01");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Days.truncated("i morgen")).isInstanceOf(RuleBroken.class);
    }
}
