package dk.faelled.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JcsTest {
    private final JsonMapper json = new JsonMapper();

    /** RFC 8785, 3.2.2 to 3.2.4. */
    @Test
    void theExampleOfTheStandardComesOutAsTheStandardSays() {
        var in = json.readTree("""
                {"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
                 "string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}
                """);
        assertThat(Jcs.write(in))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000,0",
        "8000000000000000,0",
        "0000000000000001,5e-324",
        "7fefffffffffffff,1.7976931348623157e+308",
        "4340000000000000,9007199254740992",
        "44b52d02c7e14af5,9.999999999999997e+22",
        "44b52d02c7e14af6,1e+23",
        "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef50,1e+21",
        "3eb0c6f7a0b5ed8d,0.000001",
        "41b3de4355555553,333333333.3333332",
        "becbf647612f3696,-0.0000033333333333333333"
    })
    void numbersAreWrittenAsTheAppendixSays(String bits, String text) {
        assertThat(Jcs.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void membersAreSortedByCodeUnits() {
        var in = json.createObjectNode()
                .put("ö", 1)
                .put("\uD83D\uDE00", 2)
                .put("\uFB33", 3)
                .put("1", 4);
        assertThat(Jcs.write(in)).isEqualTo("{\"1\":4,\"ö\":1,\"\uD83D\uDE00\":2,\"\uFB33\":3}");
    }
}
