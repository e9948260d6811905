package dk.faelled.secondfactor.challenge;

import static dk.faelled.secondfactor.challenge.Fatigue.Verdict.BLOCKED;
import static dk.faelled.secondfactor.challenge.Fatigue.Verdict.RING;
import static dk.faelled.secondfactor.challenge.Fatigue.Verdict.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has a password and asks and asks (identity 4.2, BEY-02). */
class FatigueTest {
    private static final Instant NOW = Instant.parse("2026-01-12T07:00:00Z");
    private Fatigue fatigue = new Fatigue(List.of(), null);

    private Fatigue.Judged ask(Instant at) {
        var judged = fatigue.ask(at);
        fatigue = judged.after();
        return judged;
    }

    private static Instant minute(int minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }

    @Test
    void twelveTimesInFiveMinutesRingThreeTimesAndThenAnAlarmIsRaisedOnce() {
        var verdicts = new ArrayList<Fatigue.Verdict>();
        int alarms = 0;
        for (int i = 0; i < 12; i++) {
            var judged = ask(NOW.plusSeconds(i * 25L));
            verdicts.add(judged.verdict());
            if (judged.alarm()) alarms++;
        }
        assertThat(verdicts)
                .containsExactly(
                        RING, RING, RING, SILENT, SILENT, SILENT, SILENT, SILENT, SILENT, SILENT, BLOCKED, BLOCKED);
        assertThat(alarms).isEqualTo(1);
        assertThat(fatigue.blockedUntil()).isEqualTo(NOW.plusSeconds(250).plus(Duration.ofMinutes(30)));
        assertThat(ask(minute(35)).verdict()).isEqualTo(RING);
    }

    @Test
    void whoSaysYesIsNotPlagued() {
        for (int i = 0; i < 30; i++) {
            var at = minute(i);
            assertThat(ask(at).verdict()).isEqualTo(RING);
            fatigue = fatigue.accepted(at);
        }
    }

    @Test
    void afterTenMinutesItRingsAgain() {
        ask(minute(0));
        ask(minute(1));
        ask(minute(2));
        assertThat(ask(minute(3)).verdict()).isEqualTo(SILENT);
        assertThat(ask(minute(12)).verdict()).isEqualTo(RING);
    }

    @Test
    void afterItIsNotMeNobodyIsAskedForAQuarterOfAnHour() {
        ask(minute(0));
        fatigue = fatigue.notMe(minute(1));
        assertThat(ask(minute(15)).verdict()).isEqualTo(BLOCKED);
        assertThat(ask(minute(16)).verdict()).isEqualTo(RING);
    }
}
