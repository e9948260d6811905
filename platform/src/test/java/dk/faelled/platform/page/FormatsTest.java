package dk.faelled.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final Formats DANISH = new Formats(Language.DANISH);
    private static final Formats ENGLISH = new Formats(Language.ENGLISH);

    @Test
    void datesAndNumbersAreWrittenAsReadersWrite() {
        assertThat(DANISH.day(LocalDate.of(2026, 3, 1))).isEqualTo("1. marts 2026");
        assertThat(ENGLISH.day(LocalDate.of(2026, 3, 1))).isEqualTo("1 March 2026");
        assertThat(DANISH.number(new BigDecimal("1234.50"))).isEqualTo("1.234,5");
        assertThat(ENGLISH.number(new BigDecimal("1234.50"))).isEqualTo("1,234.5");
        assertThat(DANISH.moment(Instant.parse("2026-07-01T10:05:00Z"))).isEqualTo("1. juli 2026 kl. 12.05");
        assertThat(DANISH.period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 9, 1)))
                .isEqualTo("1. marts 2026 – 31. august 2026");
        assertThat(DANISH.day(null)).isEmpty();
    }
}
