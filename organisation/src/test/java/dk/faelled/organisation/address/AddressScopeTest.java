package dk.faelled.organisation.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of scopes (3.4). */
class AddressScopeTest {
    @ParameterizedTest
    @CsvSource({
        "PHONE,33112233",
        "PHONE,+4533112233",
        "EMAIL,åse@soendby.example",
        "EMAIL,a.b+c@mail.soendby.example",
        "WWW,https://soendby.example/skole?a=b",
        "WWW,http://soendby.example",
        "EAN,5798000000001",
        "PNUMBER,1234567890",
        "UUID,0b1e0000-0000-4000-8000-000000000002",
        "DAR,0a3f50a0-0000-32b8-e044-0003ba298018",
        "TEXT,Hvad som helst æøå 你好",
        "MULTIFIELD_TEXT,Et ",
        "UKENDT,alt går"
    })
    void takesWhatLooksRight(String scope, String value) {
        AddressScope.of(scope).check(value);
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE,33 11 22 33",
        "PHONE,+",
        "PHONE,tolv",
        "EMAIL,åse",
        "EMAIL,åse@soendby",
        "EMAIL,å se@soendby.example",
        "EMAIL,a@b@soendby.example",
        "WWW,soendby.example",
        "WWW,ftp://soendby.example",
        "WWW,javascript:alert(1)",
        "EAN,579800000000",
        "EAN,57980000000012",
        "EAN,579800000000x",
        "PNUMBER,123456789",
        "PNUMBER,12345678901",
        "UUID,0b1e",
        "UUID,0b1e0000-0000-4000-8000-00000000000g",
        "DAR,Rådhuspladsen 1"
    })
    void refusesWhatDoesNotWithTheKeyOfItsScope(String scope, String value) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> AddressScope.of(scope).check(value))
                .satisfies(e -> {
                    assertThat(e.key()).isEqualTo("organisation.error.V_INVALID_ADDRESS_" + scope);
                    assertThat(e.field()).isEqualTo("value");
                });
    }

    @Test
    void everyScopeOfTheTableIsThere() {
        assertThat(AddressScope.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(
                        "PHONE", "EMAIL", "WWW", "EAN", "PNUMBER", "UUID", "DAR", "MULTIFIELD_TEXT", "TEXT");
    }
}
