package dk.faelled.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a request comes to for a session: what was proved after it came is new, and what was before may be too old. */
class AskedTest {
    private static final Instant EIGHT = Instant.parse("2026-01-12T07:00:00Z");
    private static final SessionFacts SINCE_EIGHT = new SessionFacts(
            Proofs.password(NsisLevel.SUBSTANTIAL, EIGHT), SessionFacts.Method.PASSWORD, "192.0.2.1", "", EIGHT);
    private static final Instant NINE = EIGHT.plus(Duration.ofHours(1));
    private static final Instant LATER = NINE.plusSeconds(30);

    private static Asked asked(boolean anew, Duration maxAge, boolean silent) {
        return new Asked(NsisLevel.LOW, anew, maxAge, silent, false);
    }

    @Test
    void whatASystemAsksForIsWhatTheDecisionIsTold() {
        var wish = new Asked(NsisLevel.SUBSTANTIAL, false, null, true, true).wish(SINCE_EIGHT, EIGHT, NINE, NINE);
        assertThat(wish.level()).isEqualTo(NsisLevel.SUBSTANTIAL);
        assertThat(wish.silent()).isTrue();
        assertThat(wish.secondFactor()).isTrue();
        assertThat(wish.anew()).isFalse();
    }

    @Test
    void whatMustBeDoneAnewIsDoneWhenItWasDoneAfterTheRequestCame() {
        var anew = new Asked(NsisLevel.NONE, true, null, false, false);
        assertThat(anew.wish(SINCE_EIGHT, EIGHT, NINE, NINE).anew()).isTrue();
        assertThat(anew.wish(SINCE_EIGHT, NINE.plusSeconds(20), NINE, LATER).anew())
                .isFalse();
        assertThat(anew.wish(null, null, NINE, LATER).anew()).isTrue();
    }

    @Test
    void aSignInThatIsTooOldIsDoneAgainAndOnceIsEnoughThoughNothingWouldBeYoungEnough() {
        var half = asked(false, Duration.ofMinutes(30), false);
        assertThat(half.wish(SINCE_EIGHT, EIGHT, NINE, NINE).anew()).isTrue();
        assertThat(asked(false, Duration.ofHours(2), false)
                        .wish(SINCE_EIGHT, EIGHT, NINE, NINE)
                        .anew())
                .isFalse();
        var never = asked(false, Duration.ZERO, false);
        assertThat(never.wish(SINCE_EIGHT, NINE.plusSeconds(20), NINE, LATER).anew())
                .isFalse();
    }

    @Test
    void whoMustNotBeAskedIsNotContradictedByASignInThatIsTooOld() {
        var silent = asked(false, Duration.ofMinutes(30), true);
        assertThat(silent.wish(SINCE_EIGHT, EIGHT, NINE, NINE).anew()).isFalse();
        assertThat(silent.isTooLate(SINCE_EIGHT, NINE)).isTrue();
        assertThat(silent.isTooLate(SINCE_EIGHT, EIGHT.plusSeconds(60))).isFalse();
    }
}
