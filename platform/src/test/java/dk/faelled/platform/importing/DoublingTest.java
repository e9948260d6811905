package dk.faelled.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DoublingTest {
    private final Doubling doubling = new Doubling(1_000);

    @Test
    void tellsEachTimeTheCountHasDoubled() {
        assertThat(reached(0, 10_000)).containsExactly(1_000, 2_000, 4_000, 8_000);
    }

    @Test
    void countsAnewFromWhereItBegins() {
        reached(0, 100_000);
        doubling.begin(100_000);

        assertThat(reached(100_000, 105_000)).containsExactly(101_000, 102_000, 104_000);
    }

    private long[] reached(long from, long to) {
        return LongStream.iterate(from, count -> count <= to, count -> count + 100)
                .filter(doubling::reached)
                .toArray();
    }
}
