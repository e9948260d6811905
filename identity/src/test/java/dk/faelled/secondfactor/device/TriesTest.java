package dk.faelled.secondfactor.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Wrong PINs (identity 4.3). */
class TriesTest {
    private static final Instant NOW = Instant.parse("2026-01-12T07:00:00Z");

    private static Tries wrong(Tries from, int times, int most) {
        var tries = from;
        for (int i = 0; i < times; i++) tries = tries.wrong(NOW, most);
        return tries;
    }

    @Test
    void approvingLocksAtTheSixthWrongPinAndTryingAtTheFifth() {
        assertThat(wrong(Tries.NONE, 5, Tries.APPROVING).isLocked(NOW)).isFalse();
        assertThat(wrong(Tries.NONE, 6, Tries.APPROVING).isLocked(NOW)).isTrue();
        assertThat(wrong(Tries.NONE, 4, Tries.TRYING).isLocked(NOW)).isFalse();
        assertThat(wrong(Tries.NONE, 5, Tries.TRYING).isLocked(NOW)).isTrue();
    }

    @Test
    void theLocksAreOfFiveFifteenAndSixtyMinutes() {
        var first = wrong(Tries.NONE, 6, Tries.APPROVING);
        assertThat(first.lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(first.isLocked(NOW.plus(Duration.ofMinutes(5)))).isFalse();
        var second = wrong(first, 6, Tries.APPROVING);
        assertThat(second.lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        var third = wrong(second, 6, Tries.APPROVING);
        assertThat(third.lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
        assertThat(wrong(third, 6, Tries.APPROVING).lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
    }
}
