package dk.faelled.identity.radius.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client is told, by name: texts, numbers, addresses, and vendors' own (RFC 2865 5). */
class AnswerAttributeTest {
    @ParameterizedTest
    @CsvSource({
        "Filter-Id, vpn-alle, 11, 76706e2d616c6c65",
        "Class, Økonomi, 25, c3986b6f6e6f6d69",
        "Session-Timeout, 28800, 27, 00007080",
        "Session-Timeout, 4294967295, 27, ffffffff",
        "Framed-IP-Address, 10.0.12.255, 8, 0a000cff",
        "12356.1, VPN, 26, 00003044010556504e",
    })
    void aValueIsWrittenInTheFormOfItsName(String name, String value, int type, String hex) {
        assertThat(AnswerAttribute.of(name, value)).hasValueSatisfying(attribute -> {
            assertThat(attribute.type()).isEqualTo(type);
            assertThat(HexFormat.of().formatHex(attribute.value())).isEqualTo(hex);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "filter-id, x",
        "Department, x",
        "Session-Timeout, en time",
        "Session-Timeout, 4294967296",
        "Session-Timeout, -1",
        "Framed-IP-Address, 10.0.12.256",
        "Framed-IP-Address, vpn.example",
        "12356.256, x",
        "0.1, x",
        "123456789.1, x",
        "User-Password, x",
        "Message-Authenticator, x",
        "Proxy-State, x",
        "State, x",
    })
    void whatIsNoNameOrNoValueOfItIsNotWritten(String name, String value) {
        assertThat(AnswerAttribute.of(name, value)).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsNotWritten() {
        assertThat(AnswerAttribute.of("Class", "x".repeat(253))).isPresent();
        assertThat(AnswerAttribute.of("Class", "x".repeat(254))).isEmpty();
        assertThat(AnswerAttribute.of("Class", "ø".repeat(127))).isEmpty();
        assertThat(AnswerAttribute.of("12356.1", "x".repeat(247))).isPresent();
        assertThat(AnswerAttribute.of("12356.1", "x".repeat(248))).isEmpty();
    }

    @Test
    void aMessageIsCutAfterAWholeLetter() {
        assertThat(Words.of(Attribute.text(18, "æ".repeat(200)).value())).isEqualTo("æ".repeat(126));
        assertThat(Words.of(Attribute.text(18, "𝄞".repeat(200)).value())).isEqualTo("𝄞".repeat(63));
    }
}
