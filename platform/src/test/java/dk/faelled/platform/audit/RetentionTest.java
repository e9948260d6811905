package dk.faelled.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.RuleBroken;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void usuallyChangesAreKeptForFiveYearsReadingsForThirteenMonthsAndLookUpsForSix() {
        assertThat(Retention.USUAL).isEqualTo(new Retention(60, 13, 6));
        assertThat(Retention.before(13, NOW)).isEqualTo("2025-10-27T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "11, 13, 6, changes",
        "601, 13, 6, changes",
        "60, 5, 5, access",
        "60, 13, 0, lookUps",
        "60, 13, 14, lookUps",
        "'', 13, 6, changes",
        "60, et år, 6, access",
        "60, 13, -1, lookUps",
        "99999999999, 13, 6, changes"
    })
    void whatIsTooShortTooLongOrNoNumberIsRefusedAtItsField(
            String changes, String access, String lookUps, String field) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Retention.of(changes, access, lookUps))
                .satisfies(broken -> assertThat(broken.field()).isEqualTo(field));
    }
}
