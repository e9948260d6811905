package dk.faelled.identity.radius;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code behind the password, where a second factor may be needed. */
class TypedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sommer-i-Dalby-26,123456 | true | Sommer-i-Dalby-26 | 123456",
                "Sommer-i-Dalby-26,123456 | false | Sommer-i-Dalby-26,123456 |",
                "Sommer-i-Dalby-26 | true | Sommer-i-Dalby-26 |",
                "ord,111111,222222 | true | ord,111111 | 222222",
                "ord,12345 | true | ord,12345 |",
                "ord,1234567 | true | ord,1234567 |",
                "ord,123456 x | true | ord,123456 x |",
            })
    void isTakenApart(String text, boolean codes, String password, @Nullable String code) {
        assertThat(Typed.of(text, codes)).isEqualTo(new Typed(password, code));
    }
}
