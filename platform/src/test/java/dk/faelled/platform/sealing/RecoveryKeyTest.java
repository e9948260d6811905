package dk.faelled.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecoveryKeyTest {
    @Test
    void whatIsWrittenDownIsTheKey() {
        var random = new Random(7);
        for (int tries = 0; tries < 200; tries++) {
            var key = new byte[32];
            random.nextBytes(key);
            var written = RecoveryKey.of(key);
            assertThat(written).matches("([A-Z2-7]{4}-){12}[A-Z2-7]{4}");
            assertThat(RecoveryKey.parse(written)).isEqualTo(key);
            assertThat(RecoveryKey.parse(
                            written.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
                    .isEqualTo(key);
        }
        assertThatExceptionOfType(MasterKeyMissing.class).isThrownBy(() -> RecoveryKey.parse("ABCD-EFGH"));
    }
}
