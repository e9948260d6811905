package dk.faelled.identity.provider.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.claims.Claim.Kind;
import dk.faelled.identity.provider.claims.Claim.Operation;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From claims to what a system is told. */
class MappingTest {
    private static final UUID PROVIDER = UUID.randomUUID();

    private static Claim claim(String name, Kind kind, String value) {
        return new Claim(UUID.randomUUID(), PROVIDER, name, kind, value, null, null, null, false);
    }

    private static Claim roles(Operation operation, String system, @Nullable String role, String value) {
        return new Claim(
                UUID.randomUUID(), PROVIDER, "rolle", Kind.ROLE_CATALOGUE, value, operation, system, role, false);
    }

    private static Mapped of(Claim... claims) {
        return Mapping.of(List.of(claims), new Anna());
    }

    @Test
    void severalOfOneNameGiveSeveralValuesAndWhatNobodyKnowsIsLeftOut() {
        var mapped = of(
                claim("afdeling", Kind.STATIC, "Skole"),
                claim("afdeling", Kind.STATIC, "Børn"),
                claim("mail", Kind.DYNAMIC, "email"),
                claim("nummer", Kind.DYNAMIC, "employeeNo"));
        assertThat(mapped.values().keySet()).containsExactly("afdeling", "mail");
        assertThat(mapped.values().get("afdeling")).containsExactly("Skole", "Børn");
        assertThat(mapped.failures()).isEmpty();
    }

    @Test
    void theRoleCatalogueIsAsked() {
        assertThat(of(roles(Operation.GET_SYSTEM_ROLES, "fag", null, ""))
                        .values()
                        .get("rolle"))
                .containsExactly("skriv", "læs");
        assertThat(of(roles(Operation.GET_USER_ROLES, "fag", null, "")).values().get("rolle"))
                .containsExactly("sagsbehandler", "leder");
        assertThat(of(roles(Operation.GET_SYSTEM_ROLES_OIOBPP, "fag", null, ""))
                        .values()
                        .get("rolle"))
                .containsExactly("PEJwcC8+");
        assertThat(of(roles(Operation.CONDITION_MEMBER_OF_USER_ROLE, "fag", "leder", "ja"))
                        .values()
                        .get("rolle"))
                .containsExactly("ja");
        assertThat(of(roles(Operation.CONDITION_MEMBER_OF_SYSTEM_ROLE, "fag", "slet", "ja"))
                        .values())
                .isEmpty();
    }

    private static Claim groups(Operation operation, @Nullable String role, String value) {
        return new Claim(UUID.randomUUID(), PROVIDER, "gruppe", Kind.GROUP, value, operation, null, role, false);
    }

    @Test
    void groupsGiveAFixedValueToMembersOrTheirNames() {
        assertThat(of(groups(Operation.CONDITION_MEMBER_OF_GROUP, "fag-læsere", "ja"))
                        .values()
                        .get("gruppe"))
                .containsExactly("ja");
        assertThat(of(groups(Operation.CONDITION_MEMBER_OF_GROUP, "Fag", "ja")).values())
                .isEmpty();
        assertThat(of(groups(Operation.GET_GROUPS, "Fag-", "")).values().get("gruppe"))
                .containsExactly("Fag-Læsere", "Fag-Skrivere");
        assertThat(of(groups(Operation.GET_GROUPS_WITHOUT_PREFIX, "Fag-", ""))
                        .values()
                        .get("gruppe"))
                .containsExactly("Læsere", "Skrivere");
        assertThat(of(groups(Operation.GET_GROUPS, null, "")).values().get("gruppe"))
                .hasSize(3);
        assertThatThrownBy(() -> groups(Operation.GET_USER_ROLES, null, "")).isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> groups(Operation.GET_GROUPS_WITHOUT_PREFIX, " ", ""))
                .isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> groups(Operation.CONDITION_MEMBER_OF_GROUP, "Fag", ""))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void aRuleThatComesToNothingIsLeftOutAndSaidSo() {
        var mapped = of(claim("id", Kind.ADVANCED, "BINARY_UUID(VALUE(user.name))"), claim("x", Kind.STATIC, "y"));
        assertThat(mapped.values().keySet()).containsExactly("x");
        assertThat(mapped.failures()).containsExactly(new Mapped.Failure("id", "identity.rule.failed.uuid", false));
        assertThat(mapped.isIncomplete()).isFalse();
    }

    private static Claim single(String value, boolean required) {
        return new Claim(UUID.randomUUID(), PROVIDER, "rolle", Kind.STATIC, value, null, null, null, required, true);
    }

    @Test
    void whatIsToBeOneValueIsChosenAmongSeveralAndElseLeftOut() {
        assertThat(of(single(" leder ;;leder", true)).values().get("rolle"))
                .as("one, however it is written")
                .containsExactly("leder");
        var claims = List.of(single("læser; skriver", true), claim("rolle", Kind.STATIC, "ejer"));
        var open = Mapping.of(claims, new Anna());
        assertThat(open.values()).isEmpty();
        assertThat(open.isIncomplete()).isFalse();
        assertThat(open.choices())
                .containsExactly(new Mapped.Choice("rolle", List.of("læser", "skriver", "ejer"), true));
        var decided = open.decided();
        assertThat(decided.isIncomplete()).isTrue();
        assertThat(decided.failures())
                .containsExactly(new Mapped.Failure("rolle", "identity.rule.failed.choice", true));
        var chosen = Mapping.of(claims, new Anna(), new Chosen(Map.of("rolle", "ejer")));
        assertThat(chosen.values().get("rolle")).containsExactly("ejer");
        assertThat(chosen.choices()).isEmpty();
        var foreign = Mapping.of(claims, new Anna(), new Chosen(Map.of("rolle", "direktør")));
        assertThat(foreign.values()).isEmpty();
        assertThat(foreign.choices()).isEqualTo(open.choices());
    }

    @Test
    void nobodyGetsOnWithoutWhatASystemMustHaveOrWithFewerRolesThanAreHeld() {
        var must = new Claim(UUID.randomUUID(), PROVIDER, "nummer", Kind.DYNAMIC, "employeeNo", null, null, null, true);
        assertThat(of(must).isIncomplete()).isTrue();
        assertThat(of(roles(Operation.GET_USER_ROLES, "intet", null, "")).isIncomplete())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://data.gov.dk/concept/core/nsis/loa",
                "LOA",
                "sub",
                "realm_access",
                "dk:gov:saml:attribute:AssuranceLevel"
            })
    void levelsAndWhatATokenSaysOfItselfAreNobodysToChoose(String name) {
        assertThatThrownBy(() -> claim(name, Kind.STATIC, "High"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("identity.claim.reserved"));
    }

    @Test
    void aRuleThatIsNoneIsRefusedWhenItIsSaved() {
        assertThatThrownBy(() -> claim("id", Kind.ADVANCED, "FLIP(VALUE('a'))"))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("identity.rule.unknown"));
    }

    @Test
    void aNameIsSplitAtItsLastBlankAndOneWordIsBoth() {
        assertThat(Names.first("Anna Bente Jensen")).isEqualTo("Anna Bente");
        assertThat(Names.last("Anna Bente Jensen")).isEqualTo("Jensen");
        assertThat(Names.first("Madonna")).isEqualTo("Madonna");
        assertThat(Names.last("Madonna")).isEqualTo("Madonna");
        assertThat(Names.first("")).isEmpty();
    }
}
