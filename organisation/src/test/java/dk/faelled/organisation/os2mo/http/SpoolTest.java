package dk.faelled.organisation.os2mo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 5_000_000})
    void whatIsReadIsWhatWasWrittenHoweverMuch(int length) throws IOException {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        var spool = new Spool();
        for (int from = 0; from < length; from += 70_000) spool.write(bytes, from, Math.min(70_000, length - from));
        try (var in = spool.read()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }
}
