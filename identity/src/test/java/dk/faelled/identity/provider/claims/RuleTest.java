package dk.faelled.identity.provider.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import dk.faelled.platform.RuleBroken;
import java.util.Collections;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of rules (identity 4.7). */
class RuleTest {
    private static String of(String rule) {
        return Evaluation.of(RuleParser.parse(rule), new Anna());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            JOIN(VALUE(user.lastname),VALUE(', '),VALUE(user.firstname))                                    | Jensen, Anna Bente
            LOWER(REGEX_REPLACE(VALUE(user.name),'\\s+',VALUE('-')))                                        | anna-bente-jensen
            IF_ELSE(VALUE(user.employeeNo),VALUE(user.employeeNo),UPPER(VALUE(user.userId)))                | ANNJE
            BINARY_UUID(VALUE(user.uuid))                                                                   | MyIRAFVEd2aImaq7zN3u/w==
            VALUE(user.email)                                                                               | annje@dalby.example
            VALUE(user.employeeNo)                                                                          | ""
            BASE64(VALUE('æ'))                                                                              | w6Y=
            BASE64(VALUE(user.employeeNo))                                                                  | ""
            REGEX_REPLACE(VALUE(user.name),'(\\w+) (\\w+) (\\w+)',VALUE('$3 $1'))                           | Jensen Anna
            IF(VALUE(user.userId),VALUE('har'))                                                             | har
            IF(VALUE(user.employeeNo),VALUE('har'))                                                         | ""
            OS2ROL_JFR('fag','; ')                                                                          | leder; sagsbehandler
            OS2ROL_BSR('fag',',')                                                                           | læs,skriv
            OS2ROL_BSR('andet',',')                                                                         | ""
            VALUE('det er''s')                                                                              | det er's
            """)
    void theExamplesComeToWhatTheyAreSaidTo(String rule, String value) {
        assertThat(of(rule)).isEqualTo(value == null ? "" : value);
    }

    @Test
    void whatStandsInQuotesIsKeptAsItIs() {
        assertThat(of("VALUE(' a(b),c ')")).isEqualTo(" a(b),c ");
        assertThat(of("  JOIN ( VALUE( 'a' ) ,\n VALUE('b') ) ")).isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            UPPER(user.userId)                   | identity.rule.unknown   | 7
            FLIP(VALUE('a'))                     | identity.rule.unknown   | 1
            upper(VALUE('a'))                    | identity.rule.unknown   | 1
            JOIN(VALUE('a'), FLIP(VALUE('b')))   | identity.rule.unknown   | 18
            VALUE(userId)                        | identity.rule.value     | 7
            VALUE('a                             | identity.rule.unclosed  | 7
            VALUE('a') VALUE('b')                | identity.rule.more      | 12
            VALUE('a'                            | identity.rule.expected  | 10
            ""                                   | identity.rule.operation | 1
            JOIN()                               | identity.rule.operation | 6
            REGEX_REPLACE(VALUE('a'),'(',VALUE('b'))          | identity.rule.regex | 26
            REGEX_REPLACE(VALUE('a'),'(?=a)b',VALUE('b'))     | identity.rule.regex | 26
            REGEX_REPLACE(VALUE('a'),'(a)\\1',VALUE('b'))     | identity.rule.regex | 26
            REGEX_REPLACE(VALUE('a'),VALUE('b'),VALUE('b'))   | identity.rule.quote | 26
            OS2ROL_JFR('fag')                    | identity.rule.expected  | 17
            """)
    void whatIsNoRuleIsRefusedWithThePlaceWhereItIsWrong(String rule, String key, int place) {
        assertThatThrownBy(() -> RuleParser.parse(rule == null ? "" : rule))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> {
                    assertThat(broken.key()).isEqualTo(key);
                    assertThat(broken.arguments().getFirst()).isEqualTo(place);
                    assertThat(broken.field()).isEqualTo("value");
                });
    }

    @Test
    void aRuleIsNeitherEndlessNorTooDeep() {
        var deep = String.join("", Collections.nCopies(51, "UPPER(")) + "VALUE('a')"
                + String.join("", Collections.nCopies(51, ")"));
        assertThatThrownBy(() -> RuleParser.parse(deep))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("identity.rule.deep"));
        assertThatThrownBy(() -> RuleParser.parse("VALUE('" + "a".repeat(4000) + "')"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("identity.rule.long"));
    }

    @ParameterizedTest
    @CsvSource({"VALUE('ingen')", "VALUE('1-1-1-1-1')", "VALUE('00112233445566778899aabbccddeeff0000')"})
    void whatIsNoUuidHasNoBytes(String of) {
        assertThatThrownBy(() -> of("BINARY_UUID(" + of + ")"))
                .isInstanceOfSatisfying(Evaluation.Failed.class, failed -> assertThat(failed.key())
                        .isEqualTo("identity.rule.failed.uuid"));
    }

    @Test
    void aGroupThatIsNotThereComesToNothing() {
        assertThatThrownBy(() -> of("REGEX_REPLACE(VALUE('a'),'(a)',VALUE('$7'))"))
                .isInstanceOf(Evaluation.Failed.class);
    }

    @Property
    void aRuleThatIsWrittenAndReadIsTheSame(@ForAll("rules") Rule rule) {
        assertThat(RuleParser.parse(rule.text()).text()).isEqualTo(rule.text());
        assertThat(Evaluation.of(RuleParser.parse(rule.text()), new Anna())).isEqualTo(Evaluation.of(rule, new Anna()));
    }

    @Provide
    Arbitrary<Rule> rules() {
        var text = Arbitraries.strings().withChars("aB ',()$æ\\\n").ofMaxLength(6);
        var field = Arbitraries.of("userId", "name", "employeeNo", "uuid");
        Arbitrary<Rule> leaf = Arbitraries.oneOf(
                text.map(Rule.Literal::new),
                field.map(Rule.Field::new),
                Combinators.combine(Arbitraries.of("fag", "andet"), text).as(Rule.UserRoles::new),
                Combinators.combine(Arbitraries.of("fag", "andet"), text).as(Rule.SystemRoles::new));
        return deeper(deeper(leaf));
    }

    private static Arbitrary<Rule> deeper(Arbitrary<Rule> part) {
        return Arbitraries.oneOf(
                part,
                part.map(Rule.Upper::new),
                part.map(Rule.Lower::new),
                part.map(Rule.Base64::new),
                part.list().ofMinSize(1).ofMaxSize(3).map(Rule.Join::new),
                Combinators.combine(part, Arbitraries.of("a+", "[ ',]", "\\s"))
                        .as((in, regex) -> new Rule.Replace(in, Pattern.compile(regex), new Rule.Literal("-"))),
                Combinators.combine(part, part).as(Rule.If::new),
                Combinators.combine(part, part, part).as(Rule.IfElse::new));
    }
}
