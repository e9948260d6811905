package dk.faelled.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238 appendix B, RFC 4648 section 10, and that a step counts once. */
class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theVectorsOfTheStandardCome(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void aCodeCountsOneStepEarlyAndOneLateAndNoFurther() {
        var now = Instant.ofEpochSecond(1111111109);
        long step = Totp.step(now);
        for (long off = -1; off <= 1; off++)
            assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + off), now, -1))
                    .hasValue(step + off);
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step - 2), now, -1)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + 2), now, -1)).isEmpty();
        assertThat(Totp.accepted(SECRET, "", now, -1)).isEmpty();
        assertThat(Totp.accepted(SECRET, "08180", now, -1)).isEmpty();
        assertThat(Totp.accepted(SECRET, "081 804", now, -1)).hasValue(step);
    }

    @Property
    void noStepIsAcceptedTwiceNorAfterALaterOne(
            @ForAll @LongRange(min = 100, max = 4_000_000_000L) long second,
            @ForAll @LongRange(min = -1, max = 1) long used) {
        var now = Instant.ofEpochSecond(second);
        long last = Totp.step(now) + used;
        for (long step = Totp.step(now) - 1; step <= last; step++)
            assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step), now, last).stream())
                    .allMatch(found -> found > last);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String text, String written) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @Size(max = 40) byte[] bytes) {
        assertThat(Base32.decode(Base32.spaced(Base32.encode(bytes)))).isEqualTo(bytes);
    }

    @Test
    void theAddressForTheAppSaysWhatTheCodesAre() {
        assertThat(Totp.uri("Søndby Kommune", "annje", SECRET))
                .isEqualTo("otpauth://totp/S%C3%B8ndby%20Kommune:annje?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=S%C3%B8ndby%20Kommune&algorithm=SHA1&digits=6&period=30");
    }
}
