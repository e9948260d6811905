package dk.faelled.identity.radius;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.radius.Repeats.Key;
import dk.faelled.identity.radius.Repeats.Look;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Requests that are sent again within 90 seconds, and no longer (identity 5.9). */
class RepeatsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T07:58:00Z");
    private final Repeats repeats = new Repeats(3);

    private static Key key(int id) {
        return key(id, 1812, false);
    }

    private static Key key(int id, int port, boolean second) {
        return new Key(new InetSocketAddress("127.0.0.1", port), second, id, "00");
    }

    @Test
    void oneThatRunsIsLeftAloneAndOneThatWasAnsweredIsAnsweredTheSame() {
        assertThat(repeats.look(key(1), NOW)).isInstanceOf(Look.First.class);
        assertThat(repeats.look(key(1), NOW.plusSeconds(60))).isInstanceOf(Look.Running.class);
        repeats.answered(key(1), new byte[] {7});
        assertThat(repeats.look(key(1), NOW.plusSeconds(89)))
                .isInstanceOfSatisfying(
                        Look.Answered.class, one -> assertThat(one.answer()).containsExactly(7));
        assertThat(repeats.look(key(1), NOW.plusSeconds(90))).isInstanceOf(Look.First.class);
    }

    @Test
    void anotherNumberPlaceOrPortIsAnotherRequest() {
        assertThat(repeats.look(key(1), NOW)).isInstanceOf(Look.First.class);
        assertThat(repeats.look(key(2), NOW)).isInstanceOf(Look.First.class);
        assertThat(repeats.look(key(1, 1813, false), NOW)).isInstanceOf(Look.First.class);
        assertThat(repeats.look(key(1, 1812, true), NOW)).isInstanceOf(Look.First.class);
    }

    @Test
    void oneThatWasGivenUpIsTheFirstAgain() {
        repeats.look(key(1), NOW);
        repeats.givenUp(key(1));
        assertThat(repeats.look(key(1), NOW)).isInstanceOf(Look.First.class);
    }

    @Test
    void ofTooManyTheOldestAreForgotten() {
        for (int id = 1; id <= 10; id++) repeats.look(key(id), NOW);
        assertThat(repeats.size()).isEqualTo(3);
        assertThat(repeats.look(key(10), NOW)).isInstanceOf(Look.Running.class);
        assertThat(repeats.look(key(1), NOW)).isInstanceOf(Look.First.class);
    }
}
