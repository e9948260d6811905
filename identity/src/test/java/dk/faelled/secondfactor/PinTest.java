package dk.faelled.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    @ParameterizedTest
    @ValueSource(strings = {"1357", "1239", "0001", "135790", "9012", "112233"})
    void ordinaryOnesAreTaken(String digits) {
        assertThat(new Pin(digits).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "4321", "7777", "123456", "111198", "0123", "98765"})
    void whatIsGuessedAtOnceIsRefused(String digits) {
        assertThatThrownBy(() -> new Pin(digits)).hasMessage("secondfactor.pin.easy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "135", "1357902", "13a7", " 1357", "١٣٥٧"})
    void whatIsNoneIsRefused(String digits) {
        assertThatThrownBy(() -> new Pin(digits)).hasMessage("secondfactor.pin");
    }

    @org.junit.jupiter.api.Test
    void itDoesNotTellItself() {
        assertThat(new Pin("1357").toString()).doesNotContain("1357");
    }
}
