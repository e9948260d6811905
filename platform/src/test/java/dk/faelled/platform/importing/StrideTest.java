package dk.faelled.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrideTest {
    private final Stride stride = new Stride();

    @Test
    void growsWhileAllIsWellButNotForEver() {
        assertThat(IntStream.range(0, 6).map(_ -> next(true)).toArray())
                .containsExactly(100, 200, 400, 800, 1_000, 1_000);
    }

    @Test
    void beginsAnewWhereARowIsRefused() {
        next(true);
        next(true);
        assertThat(next(false)).isEqualTo(400);
        assertThat(next(false)).isEqualTo(100);
        assertThat(next(true)).isEqualTo(100);
        assertThat(next(true)).isEqualTo(200);
    }

    private int next(boolean well) {
        int rows = stride.rows();
        stride.went(well);
        return rows;
    }
}
