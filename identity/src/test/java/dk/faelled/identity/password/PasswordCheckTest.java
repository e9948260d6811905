package dk.faelled.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a password in the order in which they are said (identity 4.6). */
class PasswordCheckTest {
    private static final Owner ANNA = new Owner("annje", "Anna Bo Jensen-Øst");

    private static PasswordPolicy policy(Set<CharacterClass> classes, boolean threeOfFour) {
        return new PasswordPolicy(
                10, 64, classes, threeOfFour, "-!#", false, false, List.of("sommer"), 8, 365, 14, 0, 5, 5, true);
    }

    private static final PasswordPolicy STRICT = policy(EnumSet.allOf(CharacterClass.class), false);

    private static Optional<PasswordFault> first(PasswordPolicy policy, String password) {
        return new PasswordCheck(policy, "Everyb0dy-knows"::equals).first(password, ANNA, "Was-mine-0nce"::equals);
    }

    @ParameterizedTest
    @CsvSource({
        "Kort-1, TOO_SHORT",
        "'', TOO_SHORT",
        "LUTTER-STORE-1, NO_LOWERCASE",
        "lutter-smaa-1, NO_UPPERCASE",
        "Lutter-bogstaver, NO_DIGITS",
        "LutterBogstaver1, NO_SPECIAL_CHARACTERS",
        "Andre?Tegn-12, WRONG_SPECIAL_CHARACTERS",
        "Blåbær-grød-1, DANISH_CHARACTERS_NOT_ALLOWED",
        "Hos-JENSEN-12, CONTAINS_NAME",
        "Kald-mig-aNNje-1, CONTAINS_NAME",
        "Was-mine-0nce, OLD_PASSWORD",
        "I-Sommeren-26, BAD_PASSWORD",
        "Everyb0dy-knows, LEAKED_PASSWORD",
    })
    void theFirstThatIsWrongIsSaid(String password, PasswordFault fault) {
        assertThat(first(STRICT, password)).hasValue(fault);
    }

    @Test
    void whatKeepsAllIsTaken() {
        assertThat(first(STRICT, "Bo-cykler-17")).isEmpty();
        // two letters of a name are no part of it
        assertThat(first(STRICT, "Boligen-er-17")).isEmpty();
    }

    @Test
    void lengthIsCountedInLettersHoweverTheyAreWritten() {
        var policy = new PasswordPolicy(8, 64, Set.of(), false, "", true, true, List.of(), 0, 0, 0, 0, 5, 5, false);
        assertThat(first(policy, "a\u030aa\u030aa\u030aa\u030a")).hasValue(PasswordFault.TOO_SHORT);
        assertThat(first(policy, "🐢🐢🐢🐢🐢🐢🐢🐢")).isEmpty();
        assertThat(first(policy, "x".repeat(65))).hasValue(PasswordFault.TOO_LONG);
        assertThat(PasswordCheck.normal("a\u030a")).isEqualTo("å");
    }

    @Test
    void threeOfFourClassesAreEnoughWhereThePolicySaysSo() {
        var policy = policy(Set.of(), true);
        assertThat(first(policy, "kun-smaa-tegn")).hasValue(PasswordFault.NOT_COMPLEX);
        assertThat(first(policy, "Store-og-smaa")).isEmpty();
        assertThat(first(policy, "STORE-OG-17")).isEmpty();
    }

    @Test
    void danishLettersAreLettersAndNotSpecialCharacters() {
        var policy = new PasswordPolicy(
                8, 64, EnumSet.of(CharacterClass.SPECIAL), false, "", true, true, List.of(), 0, 0, 0, 0, 5, 5, false);
        assertThat(first(policy, "rødgrødmedfløde")).hasValue(PasswordFault.NO_SPECIAL_CHARACTERS);
        assertThat(first(policy, "rødgrød med fløde")).isEmpty();
    }

    @Test
    void noPolicyIsLowerThanTheFloorOrRefusesSixtyFourLetters() {
        var policy = new PasswordPolicy(3, 20, Set.of(), false, "", true, true, List.of(), 0, 0, 0, 0, 5, 5, false);
        assertThat(first(policy, "seven77")).hasValue(PasswordFault.TOO_SHORT);
        assertThat(first(policy, "x".repeat(64))).isEmpty();
    }

    @Test
    void thePageShowsEveryRuleThatCountsAndHowItStands() {
        var check = new PasswordCheck(policy(Set.of(CharacterClass.DIGIT), false), "Everyb0dy-knows"::equals);
        assertThat(check.ticks("anna-og-blåbær", ANNA))
                .containsExactly(
                        new PasswordCheck.Tick(PasswordFault.TOO_SHORT, true),
                        new PasswordCheck.Tick(PasswordFault.TOO_LONG, true),
                        new PasswordCheck.Tick(PasswordFault.NO_DIGITS, false),
                        new PasswordCheck.Tick(PasswordFault.WRONG_SPECIAL_CHARACTERS, true),
                        new PasswordCheck.Tick(PasswordFault.DANISH_CHARACTERS_NOT_ALLOWED, false),
                        new PasswordCheck.Tick(PasswordFault.CONTAINS_NAME, false),
                        new PasswordCheck.Tick(PasswordFault.BAD_PASSWORD, true),
                        new PasswordCheck.Tick(PasswordFault.LEAKED_PASSWORD, true));
        assertThat(check.ticks("", ANNA)).noneMatch(PasswordCheck.Tick::kept);
    }

    @Property
    void whatHasAllTicksIsTakenAndWhatLacksOneIsNot(@ForAll @StringLength(min = 1, max = 70) String password) {
        for (var policy : List.of(STRICT, policy(Set.of(), true), PasswordPolicy.USUALLY)) {
            var check = new PasswordCheck(policy, text -> text.length() % 7 == 0);
            var kept = check.ticks(password, ANNA).stream().allMatch(PasswordCheck.Tick::kept);
            assertThat(check.first(password, ANNA, _ -> false).isEmpty()).isEqualTo(kept);
        }
    }
}
