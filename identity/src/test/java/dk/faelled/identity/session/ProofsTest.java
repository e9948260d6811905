package dk.faelled.identity.session;

import static dk.faelled.secondfactor.NsisLevel.HIGH;
import static dk.faelled.secondfactor.NsisLevel.LOW;
import static dk.faelled.secondfactor.NsisLevel.NONE;
import static dk.faelled.secondfactor.NsisLevel.SUBSTANTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The worked examples of identity 4.5, and what holds for all sessions. */
class ProofsTest {
    static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    @Test
    void aSecondFactorRenewsBothClocksAndRunsOutFirst() {
        var proofs = Proofs.password(SUBSTANTIAL, at("08:00")).second(SUBSTANTIAL, at("08:01"));
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("08:30"))).hasValue(SUBSTANTIAL);
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("09:00"))).hasValue(SUBSTANTIAL);
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("09:01"))).hasValue(LOW);
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("11:00"))).hasValue(LOW);
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("11:01"))).isEmpty();
    }

    @Test
    void anotherSecondFactorCarriesTheSessionOn() {
        var proofs = Proofs.password(SUBSTANTIAL, at("08:00"))
                .second(SUBSTANTIAL, at("08:01"))
                .second(SUBSTANTIAL, at("09:03"));
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("10:02"))).hasValue(SUBSTANTIAL);
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("10:03"))).hasValue(LOW);
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("12:02"))).hasValue(LOW);
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("12:03"))).isEmpty();
    }

    @Test
    void aDeviceOfLevelLowGivesLow() {
        var proofs = Proofs.password(SUBSTANTIAL, at("08:00")).second(LOW, at("08:01"));
        assertThat(proofs.state(SUBSTANTIAL, Clocks.USUAL, at("08:30"))).hasValue(LOW);
    }

    @Test
    void aPersonWithoutLevelHasNoneWhateverIsProved() {
        var proofs = Proofs.password(SUBSTANTIAL, at("08:00")).second(HIGH, at("08:01"));
        assertThat(proofs.state(NONE, Clocks.USUAL, at("08:30"))).hasValue(NONE);
    }

    @Test
    void aPasswordIsNeverHighAndANewOneAsksForTheSecondFactorAgain() {
        var password = Proofs.password(HIGH, at("08:00"));
        assertThat(password.second(HIGH, at("08:01")).state(HIGH, Clocks.USUAL, at("08:02")))
                .hasValue(SUBSTANTIAL);
        assertThat(Proofs.both(HIGH, HIGH, at("08:00")).state(HIGH, Clocks.USUAL, at("08:02")))
                .hasValue(HIGH);
        assertThat(Proofs.password(SUBSTANTIAL, at("08:05")).secondAt()).isNull();
    }

    @Test
    void aSecondFactorAloneProvesNothing() {
        assertThat(Proofs.NOTHING.second(HIGH, at("08:00")).state(HIGH, Clocks.USUAL, at("08:01")))
                .isEmpty();
    }

    @Test
    void clocksAreNeverShorterThanTenMinutesAndAtSubstantialNeverLongerThanUsual() {
        var clocks = new Clocks(Duration.ofMinutes(1), Duration.ofMinutes(600));
        assertThat(clocks.password()).isEqualTo(Duration.ofMinutes(10));
        assertThat(clocks.demanding(SUBSTANTIAL).secondFactor()).isEqualTo(Duration.ofMinutes(60));
        assertThat(clocks.demanding(LOW).secondFactor()).isEqualTo(Duration.ofMinutes(600));
    }

    @Property
    void theStateIsNeverMoreThanPersonOrPasswordAndOnlyFallsWithTime(
            @ForAll NsisLevel person,
            @ForAll NsisLevel password,
            @ForAll NsisLevel device,
            @ForAll @IntRange(max = 400) int early,
            @ForAll @IntRange(max = 400) int later) {
        var start = at("08:00");
        var proofs = Proofs.password(password, start).second(device, start.plusSeconds(60));
        var one = proofs.state(person, Clocks.USUAL, start.plus(Duration.ofMinutes(early)));
        var other = proofs.state(person, Clocks.USUAL, start.plus(Duration.ofMinutes(early + later)));
        assertThat(one.stream()).allMatch(state -> person.reaches(state) && password.reaches(state));
        if (one.isEmpty()) assertThat(other).isEmpty();
        assertThat(other.stream()).allMatch(state -> one.orElseThrow().reaches(state));
    }
}
