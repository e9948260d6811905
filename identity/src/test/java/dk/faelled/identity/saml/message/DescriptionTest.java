package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Certified.ELLIPTIC;
import static dk.faelled.identity.saml.message.Certified.OURS;
import static dk.faelled.identity.saml.message.Certified.SHORT;
import static dk.faelled.identity.saml.message.Certified.STRANGER;
import static dk.faelled.identity.saml.message.Certified.SYSTEM;
import static dk.faelled.identity.saml.message.Requests.why;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.onelogin.saml2.settings.IdPMetadataParser;
import com.onelogin.saml2.util.Util;
import dk.faelled.identity.saml.message.Refused.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What systems say of themselves, and what we say of ourselves. */
class DescriptionTest {
    private static final Instant NOW = Instant.now();
    private static final String OIOSAML_3 = wish("https://data.gov.dk/model/core/eid/professional/cvr");

    private static String wish(String name) {
        return "<md:AttributeConsumingService index=\"0\"><md:ServiceName xml:lang=\"da\">Sagssystem</md:ServiceName>"
                + "<md:RequestedAttribute Name=\"" + name + "\"/></md:AttributeConsumingService>";
    }

    private static String key(String use, Certified of, String methods) {
        return "<md:KeyDescriptor" + use + "><ds:KeyInfo><ds:X509Data><ds:X509Certificate>" + of.base64()
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>" + methods + "</md:KeyDescriptor>";
    }

    static String xml(String attributes, String keys, String rest) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" \
                xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%s" ID="_m"%s><md:SPSSODescriptor \
                AuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">%s\
                <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
                Location="https://system.example/saml/slo-post"/>\
                <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" \
                Location="https://system.example/saml/slo" ResponseLocation="https://system.example/saml/slo-done"/>\
                <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>\
                <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" \
                Location="https://system.example/saml/artifact" index="0" isDefault="true"/>\
                <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
                Location="https://system.example/saml/first" index="1" isDefault="false"/>\
                <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
                Location="%s" index="2"/>%s</md:SPSSODescriptor></md:EntityDescriptor>""".formatted(Requests.SYSTEM, attributes, keys, Requests.RETURN, rest);
    }

    private static ServiceDescription read(String xml) {
        return DescriptionReader.read(xml.getBytes(UTF_8), NOW);
    }

    private static AuthnRequest request(String attributes) {
        return AuthnRequest.in(Requests.posted(Requests.authn("_1", NOW, attributes, "")));
    }

    @Test
    void whereASystemTakesWhatAndWhoseKeysCount() {
        var read = read(xml("", key("", SYSTEM, ""), OIOSAML_3));
        assertThat(read.entityId()).isEqualTo(Requests.SYSTEM);
        assertThat(read.name()).isEqualTo("Sagssystem");
        assertThat(read.profile()).isEqualTo(Profile.OIOSAML3);
        assertThat(read.encryption()).isEqualTo(Encryption.OIOSAML_3);
        assertThat(read.receiver()).isEqualTo(SYSTEM.certificate());
        assertThat(read.signers()).containsExactly(SYSTEM.certificate());
        assertThat(read.signsRequests()).isTrue();
        assertThat(read.logout())
                .contains(new LogoutPlace(
                        Binding.REDIRECT, "https://system.example/saml/slo", "https://system.example/saml/slo-done"));
        assertThat(read.nameFormats()).containsExactly(NameFormat.PERSISTENT.uri());
    }

    @Test
    void answersGoToAnAddressThatIsRegisteredLetterForLetterAndNowhereElse() {
        var read = read(xml("", key("", SYSTEM, ""), ""));
        // none is marked as the standard one among those that take forms: the first that is not marked as none
        assertThat(read.returnFor(request("")).address()).isEqualTo(Requests.RETURN);
        assertThat(read.returnFor(request("AssertionConsumerServiceIndex=\"1\""))
                        .address())
                .isEqualTo("https://system.example/saml/first");
        assertThat(read.returnFor(request("AssertionConsumerServiceURL=\"https://system.example/saml/first\""))
                        .index())
                .isEqualTo(1);
        for (var wrong : List.of(
                "AssertionConsumerServiceURL=\"https://evil.example/saml/acs\"",
                "AssertionConsumerServiceURL=\"https://system.example/saml/acs/\"",
                "AssertionConsumerServiceURL=\"https://system.example/saml/acs?x=1\"",
                "AssertionConsumerServiceURL=\"https://SYSTEM.example/saml/acs\"",
                "AssertionConsumerServiceURL=\"https://system.example/saml/artifact\"",
                "AssertionConsumerServiceIndex=\"0\"",
                "AssertionConsumerServiceIndex=\"7\""))
            assertThat(why(() -> read.returnFor(request(wrong)))).as(wrong).isEqualTo(Why.RETURN_ADDRESS);
        assertThat(why(() -> read.returnFor(
                        request("ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact\""))))
                .isEqualTo(Why.RETURN_BINDING);
    }

    @ParameterizedTest
    @CsvSource({
        "dk:gov:saml:attribute:CvrNumberIdentifier, OIOSAML2",
        "https://data.gov.dk/model/core/eid/cprNumber, OIOSAML3",
        "urn:oid:2.5.4.3, PLAIN"
    })
    void theProfileIsRecognisedByWhatIsWishedFor(String wish, Profile profile) {
        assertThat(read(xml("", key("", SYSTEM, ""), wish(wish))).profile()).isEqualTo(profile);
    }

    @Test
    void theAlgorithmsThatASystemListsAreKept() {
        var gcm = "<md:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes128-gcm\"/>";
        var oaep = "<md:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p\">"
                + "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/></md:EncryptionMethod>";
        var read = read(xml("", key("", SYSTEM, gcm + oaep), ""));
        assertThat(read.encryption())
                .isEqualTo(new Encryption(
                        "http://www.w3.org/2009/xmlenc11#aes128-gcm",
                        128,
                        "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
                        "http://www.w3.org/2001/04/xmlenc#sha256",
                        null));
        var old = "<md:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#rsa-1_5\"/>";
        assertThat(why(() -> read(xml("", key("", SYSTEM, gcm + old), "")))).isEqualTo(Why.NO_CIPHER);
        var triple = "<md:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#tripledes-cbc\"/>";
        assertThat(why(() -> read(xml("", key("", SYSTEM, triple), "")))).isEqualTo(Why.NO_CIPHER);
        assertThat(why(() -> read(xml("", key("", ELLIPTIC, ""), "")))).isEqualTo(Why.NO_CIPHER);
        assertThat(read(xml("", key(" use=\"signing\"", ELLIPTIC, ""), "")).receiver())
                .isNull();
    }

    @Test
    void whatCannotBeTrustedIsNotTaken() {
        var good = xml("", key("", SYSTEM, ""), "");
        assertThat(why(() -> read(xml("", key("", SHORT, ""), "")))).isEqualTo(Why.WEAK_KEY);
        assertThat(why(() -> read(good.replace(SYSTEM.base64(), "AAAA")))).isEqualTo(Why.CERTIFICATE);
        assertThat(why(() -> read(good.replace(Requests.RETURN, "http://system.example/acs"))))
                .isEqualTo(Why.INSECURE_ADDRESS);
        assertThat(why(() -> read(good.replace(Requests.RETURN, "javascript:alert(1)"))))
                .isEqualTo(Why.INSECURE_ADDRESS);
        assertThatNoException().isThrownBy(() -> read(good.replace(Requests.RETURN, "http://localhost:3000/saml/acs")));
        assertThat(why(() ->
                        read(good.replace("HTTP-POST\" Location=\"https://system.example/saml/", "PAOS\" Location=\"x")
                                .replace("bindings:HTTP-POST", "bindings:PAOS"))))
                .isEqualTo(Why.NO_RETURN_ADDRESS);
        assertThat(why(() -> read(good.replace(" entityID=\"" + Requests.SYSTEM + "\"", ""))))
                .isEqualTo(Why.ENTITY_ID);
        assertThat(why(() -> read(good.replace("SPSSODescriptor", "IDPSSODescriptor"))))
                .isEqualTo(Why.KIND);
        assertThat(why(() -> read(good.replace(" ID=\"_m\"", " ID=\"_m\" validUntil=\"2020-01-01T00:00:00Z\""))))
                .isEqualTo(Why.EXPIRED);
    }

    @Test
    void aSignedDescriptionIsItsSignersAndIsFollowedOnlyByAnotherOfThatSigner() {
        var good = xml("", key("", SYSTEM, ""), "");
        var signed = Requests.signed(good, STRANGER);
        var read = read(signed);
        assertThat(read.describedBy()).isEqualTo(STRANGER.certificate());
        assertThat(why(() -> read(signed.replace("saml/first", "saml/evil")))).isEqualTo(Why.SIGNATURE);
        assertThatNoException().isThrownBy(() -> read(signed).succeeds(read));
        assertThatNoException().isThrownBy(() -> read(signed).succeeds(read(good)));
        assertThat(why(() -> read(good).succeeds(read))).isEqualTo(Why.UNSIGNED);
        assertThat(why(() -> read(Requests.signed(good, SYSTEM)).succeeds(read)))
                .isEqualTo(Why.SIGNER_CHANGED);
        assertThat(why(() -> read(good.replace("entityID=\"https://system", "entityID=\"https://other"))
                        .succeeds(read(good))))
                .isEqualTo(Why.ENTITY_ID_CHANGED);
        // long after the certificate of the signer has ended
        assertThat(why(() -> DescriptionReader.read(signed.getBytes(UTF_8), NOW.plus(Duration.ofDays(401)))))
                .isEqualTo(Why.SIGNER_EXPIRED);
    }

    @Test
    void oursIsSignedHoldsAWeekAndShowsBothKeysWhileOneFollowsTheOther() throws Exception {
        var us = "https://login.dalby.example";
        var own = new OwnDescription(
                us, us + "/in", us + "/out", us + "/out/done", List.of(OURS.certificate(), STRANGER.certificate()));
        var xml = own.signed(NOW, OURS.signer());
        var document = Requests.document(xml);
        document.getDocumentElement().setIdAttribute("ID", true);
        assertThat(Util.validateMetadataSign(document, OURS.certificate(), null, null))
                .isTrue();
        assertThat(xml).contains("cacheDuration=\"", OURS.base64(), STRANGER.base64());
        assertThat(Instant.parse(document.getDocumentElement().getAttribute("validUntil")))
                .isEqualTo(NOW.plus(Duration.ofDays(7)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        var read = IdPMetadataParser.parseXML(document);
        assertThat(read)
                .containsEntry("onelogin.saml2.idp.entityid", us)
                .containsEntry("onelogin.saml2.idp.single_sign_on_service.url", us + "/in")
                .containsEntry("onelogin.saml2.idp.single_logout_service.url", us + "/out");
    }
}
