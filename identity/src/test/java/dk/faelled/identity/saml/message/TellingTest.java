package dk.faelled.identity.saml.message;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.secondfactor.NsisLevel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system is told, by the rules of its profile (identity 4.8). */
class TellingTest {
    private static final String UUID = "00112233-4455-6677-8899-aabbccddeeff";
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn";
    private static final String LOA = "https://data.gov.dk/concept/core/nsis/loa";
    private static final Facts ANNA = new Facts(
            "12345678",
            "Dalby Kommune",
            UUID,
            "annje",
            "Anna \"Bente\" Jensen, leder+",
            "annje@dalby.example",
            "dalby.example",
            NsisLevel.SUBSTANTIAL,
            NsisLevel.HIGH,
            NsisLevel.SUBSTANTIAL,
            true);
    private static final Facts PUPIL = new Facts(
            "12345678",
            "Dalby Kommune",
            UUID,
            "bo",
            "Bo",
            null,
            "skole",
            NsisLevel.NONE,
            NsisLevel.NONE,
            NsisLevel.NONE,
            false);

    private static Map<String, List<String>> told(
            Profile profile, boolean older, Facts facts, Map<String, List<String>> claims) {
        return Attributes.of(profile, older, facts, claims).stream()
                .collect(java.util.stream.Collectors.toMap(Attribute::name, Attribute::values));
    }

    @Test
    void oiosaml3NamesTheSpecificationTheLevelsAndTheProfessional() {
        assertThat(told(Profile.OIOSAML3, false, ANNA, Map.of()))
                .isEqualTo(Map.of(
                        "https://data.gov.dk/model/core/specVersion",
                        List.of("OIO-SAML-3.0"),
                        LOA,
                        List.of("Substantial"),
                        "https://data.gov.dk/concept/core/nsis/ial",
                        List.of("High"),
                        "https://data.gov.dk/concept/core/nsis/aal",
                        List.of("Substantial"),
                        "https://data.gov.dk/model/core/eid/professional/uuid/persistent",
                        List.of("https://data.gov.dk/model/core/eid/professional/uuid/" + UUID),
                        "https://data.gov.dk/model/core/eid/professional/cvr",
                        List.of("12345678"),
                        "https://data.gov.dk/model/core/eid/professional/orgName",
                        List.of("Dalby Kommune")));
        assertThat(told(Profile.OIOSAML3, false, PUPIL, Map.of())).doesNotContainKey(LOA);
    }

    @Test
    void oiosaml2AndOlderSystemsKnowTwoAndThree() {
        assertThat(told(Profile.OIOSAML2, false, ANNA, Map.of()))
                .containsEntry("dk:gov:saml:attribute:AssuranceLevel", List.of("3"))
                .containsEntry("dk:gov:saml:attribute:CvrNumberIdentifier", List.of("12345678"))
                .containsEntry("dk:gov:saml:attribute:SpecVer", List.of("DK-SAML-2.0"));
        assertThat(told(Profile.PLAIN, true, PUPIL, Map.of()))
                .isEqualTo(Map.of("dk:gov:saml:attribute:AssuranceLevel", List.of("2")));
        assertThat(told(Profile.PLAIN, false, PUPIL, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://data.gov.dk/concept/core/nsis/loa",
                "https://data.gov.dk/concept/core/nsis/ial",
                "https://data.gov.dk/concept/core/nsis/aal",
                "dk:gov:saml:attribute:AssuranceLevel"
            })
    void aClaimNeverSaysALevel(String name) {
        assertThat(Attributes.isReserved(name)).isTrue();
        assertThat(told(Profile.PLAIN, false, PUPIL, Map.of(name, List.of("High"))))
                .isEmpty();
        assertThat(told(Profile.OIOSAML3, false, ANNA, Map.of(name, List.of("High")))
                        .getOrDefault(LOA, List.of()))
                .containsExactly("Substantial");
    }

    @Test
    void claimsAreAddedUnderTheFormatOfTheProfile() {
        var claims = Map.of("roles", List.of("a", "b"));
        assertThat(Attributes.of(Profile.OIOSAML3, false, ANNA, claims))
                .contains(new Attribute("roles", Names.NAME_URI, List.of("a", "b")));
        assertThat(Attributes.of(Profile.OIOSAML2, false, ANNA, claims))
                .contains(new Attribute("roles", Names.NAME_BASIC, List.of("a", "b")));
    }

    @Test
    void aPersonIsNamedAsTheSystemWantsIt() {
        assertThat(name(NameFormat.PERSISTENT, Profile.PLAIN, ANNA)).contains(UUID);
        assertThat(name(NameFormat.PERSISTENT, Profile.OIOSAML3, ANNA))
                .contains("https://data.gov.dk/model/core/eid/professional/uuid/" + UUID);
        assertThat(name(NameFormat.EMAIL, Profile.PLAIN, ANNA)).contains("annje@dalby.example");
        assertThat(name(NameFormat.EMAIL, Profile.PLAIN, PUPIL)).isEmpty();
        assertThat(name(NameFormat.UNSPECIFIED, Profile.PLAIN, ANNA)).contains("annje");
        assertThat(name(NameFormat.X509, Profile.PLAIN, ANNA))
                .contains("C=DK,O=12345678,CN=Anna \\\"Bente\\\" Jensen\\, leder\\+,Serial=" + UUID);
        assertThat(name(NameFormat.WINDOWS, Profile.PLAIN, ANNA)).contains("dalby.example\\annje");
        assertThat(name(NameFormat.KERBEROS, Profile.PLAIN, ANNA)).contains("annje@dalby.example");
        assertThat(name(NameFormat.TRANSIENT, Profile.PLAIN, ANNA))
                .isNotEqualTo(name(NameFormat.TRANSIENT, Profile.PLAIN, ANNA));
        assertThat(NameIds.of(NameFormat.PERSISTENT, Profile.PLAIN, ANNA, Map.of("Name ID", List.of("4711"))))
                .contains("4711");
    }

    private static java.util.Optional<String> name(NameFormat format, Profile profile, Facts facts) {
        return NameIds.of(format, profile, facts, Map.of());
    }

    @Test
    void whatIsAskedForIsTheHighestLevelAndASecondFactorOnlyWhereNothingLessWillDo() {
        assertThat(contexts(LOA + "/Low", LOA + "/Substantial").level()).isEqualTo(NsisLevel.SUBSTANTIAL);
        assertThat(contexts().level()).isEqualTo(NsisLevel.NONE);
        assertThat(contexts(MULTIPLE).secondFactor()).isTrue();
        assertThat(contexts("urn:dk:gov:saml:attribute:AssuranceLevel:3").secondFactor())
                .isTrue();
        assertThat(contexts(MULTIPLE, PASSWORD).secondFactor()).isFalse();
        assertThat(contexts(PASSWORD).secondFactor()).isFalse();
    }

    @Test
    void aCitizenOrAnUnknownClassIsMoreThanWeCan() {
        assertThat(contexts().possible()).isTrue();
        assertThat(contexts("https://data.gov.dk/eid/Person").possible()).isFalse();
        assertThat(contexts("https://data.gov.dk/eid/Person", LOA + "/Low").possible())
                .isFalse();
        assertThat(contexts("https://data.gov.dk/eid/Professional").possible()).isTrue();
        assertThat(contexts("urn:federation:authentication:windows").possible()).isFalse();
        assertThat(contexts("urn:federation:authentication:windows", PASSWORD).possible())
                .isTrue();
        assertThat(contexts("urn:dk:gov:saml:attribute:AssuranceLevel:4").possible())
                .isFalse();
    }

    @Test
    void theAnswerNamesNsisWhereALevelWasDemandedElseWhatWasAskedForAndKept() {
        assertThat(contexts(LOA + "/Low").kept(NsisLevel.LOW, false))
                .isEqualTo("https://data.gov.dk/concept/core/nsis");
        assertThat(contexts(MULTIPLE).kept(NsisLevel.NONE, true)).isEqualTo(MULTIPLE);
        assertThat(contexts(MULTIPLE, PASSWORD).kept(NsisLevel.NONE, false)).isEqualTo(PASSWORD);
        assertThat(contexts("https://data.gov.dk/eid/Professional").kept(NsisLevel.NONE, false))
                .isEqualTo(PASSWORD);
        assertThat(contexts().kept(NsisLevel.NONE, true)).isEqualTo(PASSWORD);
    }

    private static Contexts contexts(String... asked) {
        return new Contexts(List.of(asked));
    }
}
