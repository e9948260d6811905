package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Certified.OURS;
import static dk.faelled.identity.saml.message.Certified.STRANGER;
import static dk.faelled.identity.saml.message.Certified.SYSTEM;
import static dk.faelled.identity.saml.message.Requests.RETURN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our answers, read by a service provider that others have written (OneLogin's). */
class ResponsesTest {
    private static final String US = "https://login.dalby.example";
    private static final Instant NOW = Instant.now();

    enum How {
        CLEAR(null),
        OIOSAML_3(Encryption.OIOSAML_3),
        OLDER(Encryption.OLDER),
        GCM_128(new Encryption(
                "http://www.w3.org/2009/xmlenc11#aes128-gcm",
                128,
                "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
                "http://www.w3.org/2000/09/xmldsig#sha1",
                null));

        private final @org.jspecify.annotations.Nullable Encryption encryption;

        How(@org.jspecify.annotations.Nullable Encryption encryption) {
            this.encryption = encryption;
        }

        Responses.@org.jspecify.annotations.Nullable Sealed sealed(Certified receiver) {
            return encryption == null ? null : new Responses.Sealed(receiver.certificate(), encryption);
        }
    }

    static Assertion assertion() {
        return new Assertion(
                US,
                "_4711",
                RETURN,
                Requests.SYSTEM,
                NameFormat.PERSISTENT,
                "https://data.gov.dk/model/core/eid/professional/uuid/00112233-4455-6677-8899-aabbccddeeff",
                NOW,
                NOW.minus(Duration.ofMinutes(7)),
                "_session",
                "https://data.gov.dk/concept/core/nsis",
                List.of(
                        Attribute.uri("https://data.gov.dk/concept/core/nsis/loa", "Substantial"),
                        Attribute.uri("roles", "Sagsbehandler & <leder>", "Læser")));
    }

    private static Saml2Settings settings(boolean encrypted, boolean newer, boolean whole, Certified idp) {
        Map<String, Object> values = new HashMap<>();
        values.put("onelogin.saml2.strict", true);
        values.put("onelogin.saml2.sp.entityid", Requests.SYSTEM);
        values.put("onelogin.saml2.sp.assertion_consumer_service.url", RETURN);
        values.put("onelogin.saml2.sp.nameidformat", NameFormat.PERSISTENT.uri());
        values.put("onelogin.saml2.idp.entityid", US);
        values.put("onelogin.saml2.idp.single_sign_on_service.url", US + "/sso/saml/login");
        values.put("onelogin.saml2.security.want_assertions_signed", true);
        values.put("onelogin.saml2.security.want_messages_signed", whole);
        values.put("onelogin.saml2.security.want_assertions_encrypted", encrypted);
        // its schemas are older than the names of OIOSAML 3
        values.put("onelogin.saml2.security.want_xml_validation", !newer);
        values.put("onelogin.saml2.security.reject_deprecated_alg", true);
        values.put("onelogin.saml2.idp.x509cert", idp.base64());
        values.put("onelogin.saml2.sp.x509cert", SYSTEM.base64());
        values.put(
                "onelogin.saml2.sp.privatekey",
                Base64.getEncoder().encodeToString(SYSTEM.key().getEncoded()));
        return new SettingsBuilder().fromValues(values).build();
    }

    private static SamlResponse read(String xml, boolean encrypted, boolean whole, Certified idp) throws Exception {
        return new SamlResponse(
                settings(encrypted, xml.contains("xmlenc11#rsa-oaep"), whole, idp),
                RETURN,
                Base64.getEncoder().encodeToString(xml.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    void aSystemThatOthersWroteReadsThem(How how) throws Exception {
        for (var whole : List.of(false, true)) {
            var xml = Responses.of(assertion(), OURS.signer(), how.sealed(SYSTEM), whole);
            var read = read(xml, how != How.CLEAR, whole, OURS);
            assertThat(read.isValid("_4711")).as(how + " " + read.getError()).isTrue();
            assertThat(read.getNameId()).isEqualTo(assertion().nameId());
            assertThat(read.getNameIdFormat()).isEqualTo(NameFormat.PERSISTENT.uri());
            assertThat(read.getSessionIndex()).isEqualTo("_session");
            assertThat(read.getAudiences()).containsExactly(Requests.SYSTEM);
            assertThat(read.getAttributes())
                    .containsEntry("https://data.gov.dk/concept/core/nsis/loa", List.of("Substantial"))
                    .containsEntry("roles", List.of("Sagsbehandler & <leder>", "Læser"));
            assertThat(read.getAssertionNotOnOrAfter()).allSatisfy(at -> assertThat(at.getMillis())
                    .isEqualTo(NOW.plus(Duration.ofMinutes(5))
                            .truncatedTo(ChronoUnit.MILLIS)
                            .toEpochMilli()));
        }
    }

    @Test
    void anotherKeyOrAnotherRequestDoesNotPassThere() throws Exception {
        var xml = Responses.of(assertion(), OURS.signer(), null, false);
        assertThat(read(xml, false, false, STRANGER).isValid("_4711")).isFalse();
        assertThat(read(xml, false, false, OURS).isValid("_4712")).isFalse();
        assertThat(read(xml.replace("Substantial", "High"), false, false, OURS).isValid("_4711"))
                .isFalse();
    }

    @Test
    void whatIsEncryptedShowsNothingOfThePerson() {
        var xml = Responses.of(assertion(), OURS.signer(), How.OIOSAML_3.sealed(SYSTEM), false);
        assertThat(xml)
                .doesNotContain("00112233", "Substantial", "<saml:Assertion")
                .contains("xmlenc11#aes256-gcm", "xmlenc11#rsa-oaep", "xmlenc11#mgf1sha256", "xmlenc#sha256");
        assertThat(Responses.of(assertion(), OURS.signer(), How.OLDER.sealed(SYSTEM), false))
                .contains("xmlenc#aes256-cbc", "xmlenc#rsa-oaep-mgf1p")
                .doesNotContain("rsa-1_5");
    }

    @Test
    void theSignatureStandsRightAfterTheIssuerAndIsOfTheKindThatIsPromised() {
        var xml = Responses.of(assertion(), OURS.signer(), null, false);
        assertThat(xml)
                .containsPattern("<saml:Assertion [^>]*>\\s*<saml:Issuer[^>]*>[^<]*</saml:Issuer><dsig:Signature")
                .contains(
                        "xmldsig-more#rsa-sha256",
                        "xml-exc-c14n#",
                        OURS.base64().substring(0, 60))
                .contains("AuthnInstant=\"" + NOW.minus(Duration.ofMinutes(7)).truncatedTo(ChronoUnit.MILLIS))
                .contains("InResponseTo=\"_4711\"", "Recipient=\"" + RETURN + "\"", "Destination=\"" + RETURN + "\"")
                .doesNotContain("&#13;");
    }

    @Test
    void aRefusalNamesItsStatus() throws Exception {
        var xml = Responses.failed(US, "_4711", RETURN, Status.NO_PASSIVE, NOW, OURS.signer(), true);
        var status = SamlResponse.getStatus(Requests.document(xml));
        assertThat(status.getStatusCode()).isEqualTo("urn:oasis:names:tc:SAML:2.0:status:Responder");
        assertThat(status.getSubStatusCode()).isEqualTo("urn:oasis:names:tc:SAML:2.0:status:NoPassive");
        XmlSignature.verify(Xml.read(xml.getBytes(UTF_8)), OURS.keys());
    }
}
