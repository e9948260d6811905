package dk.faelled.identity.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.identity.upstream.LoginSource.Kind;
import dk.faelled.identity.upstream.PersonMatch.By;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom another provider means, how sure that is, and what it says of itself. */
class MatchingTest {
    private static final String ISSUER = "https://idp.example/tenant/v2.0";

    @ParameterizedTest
    @CsvSource({"anna@dalby.example, anna", "DALBY\\anna, anna", "anna, anna", "a@b@c, a@b"})
    void theDomainIsCutOffAUserNameWhereThatIsWished(String told, String name) {
        assertThat(new PersonMatch(By.USER_NAME, "upn", true, "", true).userName(told))
                .isEqualTo(name);
        assertThat(new PersonMatch(By.USER_NAME, "upn", false, "", true).userName(told))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00112233-4455-6677-8899-AABBCCDDEEFF",
                "{00112233-4455-6677-8899-aabbccddeeff}",
                "urn:uuid:00112233-4455-6677-8899-aabbccddeeff",
                "https://data.gov.dk/model/core/eid/professional/uuid/00112233-4455-6677-8899-aabbccddeeff"
            })
    void aUuidIsReadAsItIsWrittenThere(String told) {
        assertThat(PersonMatch.uuid(told)).hasToString("Optional[00112233-4455-6677-8899-aabbccddeeff]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "x00112233-4455-6677-8899-aabbccddeeff", "00112233-4455-6677-8899-aabbccddeeff0"})
    void andNothingElseIsOne(String told) {
        assertThat(PersonMatch.uuid(told)).isEmpty();
    }

    @Test
    void aLevelIsWhatIsToldAndNeverMoreThanTheSourceMay() {
        var told = Map.of("acr", List.of("urn:b", "urn:h", "urn:unheard"));
        var steps = Assured.parse(List.of("urn:l LOW", "urn:b Betydelig", "urn:h high", "two words low"));
        var free = new Assured("acr", steps, NsisLevel.HIGH, "amr", "mfa");
        assertThat(free.level(told)).isEqualTo(NsisLevel.HIGH);
        assertThat(new Assured("acr", steps, NsisLevel.LOW, "", "").level(told)).isEqualTo(NsisLevel.LOW);
        assertThat(free.level(Map.of("acr", List.of("urn:unheard")))).isEqualTo(NsisLevel.NONE);
        assertThat(free.level(Map.of("loa", List.of("urn:h")))).isEqualTo(NsisLevel.NONE);
        assertThat(free.level(Map.of("acr", List.of("two words")))).isEqualTo(NsisLevel.LOW);
        assertThat(free.second(Map.of("amr", List.of("pwd", "mfa")))).isTrue();
        assertThat(free.second(Map.of("amr", List.of("pwd", "mfax")))).isFalse();
        assertThat(Assured.usual(Kind.OIDC).second(Map.of("", List.of("")))).isFalse();
        assertThat(Assured.parse(Assured.written(steps).lines().toList())).isEqualTo(steps);
    }

    @Test
    void aLineThatIsNoLevelIsNamed() {
        for (var line : List.of("urn:a", "urn:a HIGHER", " LOW"))
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> Assured.parse(List.of(line)))
                    .satisfies(broken -> {
                        assertThat(broken.key()).isEqualTo("identity.source.steps.wrong");
                        assertThat(broken.field()).isEqualTo("steps");
                    });
    }

    private static String discovery(String more) {
        return """
                {"issuer":"%s","authorization_endpoint":"https://idp.example/a","token_endpoint":"https://idp.example/t",\
                "jwks_uri":"https://idp.example/k"%s}""".formatted(ISSUER, more);
    }

    private static Discovery read(String json) {
        return Discovery.read(json.getBytes(StandardCharsets.UTF_8), ISSUER);
    }

    @Test
    void whatAProviderSaysOfItselfIsReadAndKept() {
        assertThat(Discovery.address(ISSUER + "/")).isEqualTo(ISSUER + "/.well-known/openid-configuration");
        var read = read(
                discovery(
                        ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"],"
                                + "\"authorization_response_iss_parameter_supported\":true,\"userinfo_endpoint\":\"https://idp.example/u\""));
        assertThat(read.basic()).isFalse();
        assertThat(read.namesIssuer()).isTrue();
        assertThat(read.userinfo()).isEqualTo("https://idp.example/u");
        assertThat(read.endSession()).isNull();
        assertThat(Discovery.kept(read.json())).isEqualTo(read);
        assertThat(read(discovery("")).basic()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"issuer\":\"https://idp.example/tenant/v2.0\"|\"issuer\":\"https://other.example\"|issuer.other",
                "\"jwks_uri\"|\"jwks\"|discovery.missing",
                "https://idp.example/t\"|http://idp.example/t\"|discovery.address",
                "https://idp.example/a|https://u:p@idp.example/a|discovery.address",
                "{|[|discovery.none"
            })
    void whatIsWrongThereIsSaid(String what, String other, String key) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> read(discovery("").replace(what, other)))
                .satisfies(broken -> assertThat(broken.key()).isEqualTo("identity.source." + key));
    }
}
