package dk.faelled.organisation.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartThemeTest {
    /** A drawing has them from the program, a page from the style sheet. */
    @ParameterizedTest
    @EnumSource(Chart.Theme.class)
    void theColoursAreThoseOfTheStyleSheet(Chart.Theme theme) throws IOException {
        try (var in = ChartThemeTest.class.getResourceAsStream("/static/assets/faelled.css")) {
            var sheet = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            if (theme == Chart.Theme.PETROL) assertThat(sheet).contains("--deep: " + theme.dark());
            else
                assertThat(sheet)
                        .contains(".f-theme-%s { --deep: %s; --deep-soft: %s; }"
                                .formatted(theme.word(), theme.dark(), theme.light()));
        }
    }
}
