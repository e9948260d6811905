package dk.faelled.secondfactor.device;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.secondfactor.Totp;
import dk.faelled.secondfactor.TotpAlgorithm;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code viewers whose clocks go as they like (identity 4.3), and the other algorithms of RFC 6238 appendix B. */
class DriftTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Drift VIEWER = new Drift(SECRET, TotpAlgorithm.SHA1);
    private static final long NOW = 37_037_037;

    private static String code(long step) {
        return Totp.code(SECRET, step);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256, 32, 1, 119246",
        "SHA256, 32, 37037036, 084774",
        "SHA512, 64, 1, 693936",
        "SHA512, 64, 37037036, 091201"
    })
    void theVectorsOfTheStandardCome(TotpAlgorithm algorithm, int length, long step, String code) {
        var secret = "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.code(secret, step, algorithm)).isEqualTo(code);
    }

    @Test
    void twoCodesInARowTellHowFarItIsOffUpToTenSteps() {
        for (int off = -10; off <= 10; off++) {
            var learned = VIEWER.learned(code(NOW + off), code(NOW + off + 1), NOW);
            assertThat(learned).hasValue(new Drift.Learned(off + 1, NOW + off + 1));
        }
        assertThat(VIEWER.learned(code(NOW + 11), code(NOW + 12), NOW)).isEmpty();
        assertThat(VIEWER.learned(code(NOW - 11), code(NOW - 10), NOW)).isEmpty();
        assertThat(VIEWER.learned(code(NOW), code(NOW), NOW))
                .as("the same one twice")
                .isEmpty();
        assertThat(VIEWER.learned(code(NOW + 1), code(NOW), NOW))
                .as("backwards")
                .isEmpty();
        assertThat(VIEWER.learned(code(NOW), code(NOW + 4), NOW))
                .as("too far apart")
                .isEmpty();
        assertThat(VIEWER.learned("", "", NOW)).isEmpty();
    }

    @Test
    void laterACodeCountsWithinThreeStepsOfTheDriftAndOnce() {
        for (int off = -3; off <= 3; off++)
            assertThat(VIEWER.accepted(code(NOW + 7 + off), NOW, 7, -1)).hasValue(NOW + 7 + off);
        assertThat(VIEWER.accepted(code(NOW + 11), NOW, 7, -1)).isEmpty();
        assertThat(VIEWER.accepted(code(NOW + 3), NOW, 7, -1)).isEmpty();
        assertThat(VIEWER.accepted(code(NOW + 7), NOW, 7, NOW + 7))
                .as("shown before")
                .isEmpty();
        assertThat(VIEWER.accepted(code(NOW + 6), NOW, 7, NOW + 7))
                .as("before that")
                .isEmpty();
    }
}
