package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Certified.STRANGER;
import static dk.faelled.identity.saml.message.Certified.SYSTEM;
import static dk.faelled.identity.saml.message.Requests.HERE;
import static dk.faelled.identity.saml.message.Requests.posted;
import static dk.faelled.identity.saml.message.Requests.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dk.faelled.identity.saml.message.Received.Parameter;
import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.secondfactor.NsisLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for sign-in: what is read in them, whose they are, and when they are acted upon (identity 4.8). */
class AuthnRequestTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String XML = Requests.authn(NOW);

    private static Received redirected(@Nullable String query) {
        return Received.byRedirect(query, Parameter.SAMLRequest);
    }

    @Test
    void whatTheSystemWantsIsRead() {
        var xml = Requests.authn(
                "_1", NOW, "ForceAuthn=\"true\" IsPassive=\"0\" AssertionConsumerServiceIndex=\"2\"", """
                <samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>\
                <samlp:RequestedAuthnContext Comparison="minimum">\
                <saml:AuthnContextClassRef>https://data.gov.dk/concept/core/nsis/loa/Substantial</saml:AuthnContextClassRef>\
                <saml:AuthnContextClassRef>https://data.gov.dk/eid/Professional</saml:AuthnContextClassRef>\
                </samlp:RequestedAuthnContext>\
                <samlp:Scoping><samlp:RequesterID>urn:first</samlp:RequesterID>\
                <samlp:RequesterID>urn:second</samlp:RequesterID></samlp:Scoping>""");
        var read = AuthnRequest.in(posted(xml));
        assertThat(read.header()).isEqualTo(new Header("_1", Requests.SYSTEM, HERE, NOW));
        assertThat(read.anew()).isTrue();
        assertThat(read.silent()).isFalse();
        assertThat(read.returnIndex()).isEqualTo(2);
        assertThat(read.nameFormat()).isEqualTo(NameFormat.PERSISTENT.uri());
        assertThat(read.contexts().level()).isEqualTo(NsisLevel.SUBSTANTIAL);
        assertThat(read.requesters()).containsExactly("urn:first", "urn:second");
    }

    @Test
    void aSignatureInTheAddressCoversTheTextAsItStoodThere() {
        var query = Requests.query(XML, "til/bage?æ", SYSTEM.key(), Requests.SHA256);
        var received = redirected(query);
        received.verify(SYSTEM.keys());
        assertThat(received.relayState()).isEqualTo("til/bage?æ");
        // another order in the address is the same message; other letters for the same value are not
        var parts = query.split("&");
        redirected(parts[3] + "&" + parts[1] + "&" + parts[2] + "&" + parts[0] + "&more=1")
                .verify(SYSTEM.keys());
        var lower = query.replace("til%2Fbage", "til%2fbage");
        assertThat(why(() -> redirected(lower).verify(SYSTEM.keys()))).isEqualTo(Why.SIGNATURE);
    }

    @Test
    void aChangedMessageStateOrSignerIsRefused() {
        var query = Requests.query(XML, "state", SYSTEM.key(), Requests.SHA256);
        assertThat(why(() -> redirected(query).verify(STRANGER.keys()))).isEqualTo(Why.SIGNATURE);
        assertThat(why(() -> redirected(query.replace("RelayState=state", "RelayState=other"))
                        .verify(SYSTEM.keys())))
                .isEqualTo(Why.SIGNATURE);
        var other = Requests.query(Requests.authn("_2", NOW, "", ""), "state", STRANGER.key(), Requests.SHA256);
        var swapped = other.split("&")[0] + query.substring(query.indexOf('&'));
        assertThat(why(() -> redirected(swapped).verify(SYSTEM.keys()))).isEqualTo(Why.SIGNATURE);
        assertThat(why(() ->
                        redirected(query.substring(0, query.indexOf("&SigAlg"))).verify(SYSTEM.keys())))
                .isEqualTo(Why.UNSIGNED);
        assertThat(why(() -> redirected(query.substring(0, query.indexOf("&Signature")))))
                .isEqualTo(Why.QUERY);
        assertThat(why(() -> redirected(query + "&RelayState=state"))).isEqualTo(Why.QUERY);
        assertThat(why(() -> redirected(query + "&SAMLRequest=x"))).isEqualTo(Why.QUERY);
    }

    @Test
    void aSignedFormIsBelievedAndAChangedOneIsNot() {
        var signed = Requests.signed(XML, SYSTEM);
        posted(signed).verify(SYSTEM.keys());
        assertThat(why(() -> posted(signed).verify(STRANGER.keys()))).isEqualTo(Why.SIGNATURE);
        assertThat(why(() -> posted(signed.replace("system.example/saml/acs", "evil.example/acs"))
                        .verify(SYSTEM.keys())))
                .isEqualTo(Why.SIGNATURE);
        // the certificate that a message brings along proves nothing
        var foreign = Requests.signed(XML, STRANGER);
        assertThat(why(() -> posted(foreign).verify(SYSTEM.keys()))).isEqualTo(Why.SIGNATURE);
        assertThat(why(() -> posted(XML).verify(SYSTEM.keys()))).isEqualTo(Why.UNSIGNED);
    }

    @Test
    void sha1IsRefusedInAddressAndForm() {
        assertThat(why(() -> redirected(Requests.query(XML, "s", SYSTEM.key(), Requests.SHA1))
                        .verify(SYSTEM.keys())))
                .isEqualTo(Why.ALGORITHM);
        var signature = Requests.signed(XML, SYSTEM, Requests.SHA1, "http://www.w3.org/2001/04/xmlenc#sha256");
        assertThat(why(() -> posted(signature).verify(SYSTEM.keys()))).isEqualTo(Why.ALGORITHM);
        var digest = Requests.signed(XML, SYSTEM, Requests.SHA256, "http://www.w3.org/2000/09/xmldsig#sha1");
        assertThat(why(() -> posted(digest).verify(SYSTEM.keys()))).isEqualTo(Why.ALGORITHM);
    }

    @Test
    void itIsMeantForUsAndNotOlderThanFiveMinutes() {
        var header = AuthnRequest.in(posted(XML)).header();
        assertThatNoException().isThrownBy(() -> header.check(HERE, NOW.plus(Duration.ofMinutes(5))));
        assertThatNoException().isThrownBy(() -> header.check(HERE, NOW.minus(Duration.ofMinutes(3))));
        assertThat(why(() -> header.check(HERE, NOW.plus(Duration.ofSeconds(301)))))
                .isEqualTo(Why.TIME);
        assertThat(why(() -> header.check(HERE, NOW.minus(Duration.ofSeconds(181)))))
                .isEqualTo(Why.TIME);
        assertThat(why(() -> header.check(HERE + "/", NOW))).isEqualTo(Why.DESTINATION);
        var nowhere = AuthnRequest.in(posted(XML.replace("Destination=\"" + HERE + "\"", "")))
                .header();
        assertThat(why(() -> nowhere.check(HERE, NOW))).isEqualTo(Why.DESTINATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Version=\"2.0\"|Version=\"1.1\"",
                "ID=\"_4711\"|ID=\"\"",
                "ID=\"_4711\"|ID=\"4711\"",
                "<saml:Issuer>https://system.example/saml</saml:Issuer>|",
                "</saml:Issuer>|</saml:Issuer><saml:Issuer>x</saml:Issuer>",
                "IssueInstant=\"2026-03-02T08:00:00Z\"|IssueInstant=\"i går\"",
                "Version=\"2.0\"|Version=\"2.0\" AssertionConsumerServiceIndex=\"0\"",
                "samlp:AuthnRequest|samlp:Response",
                "urn:oasis:names:tc:SAML:2.0:protocol|urn:oasis:names:tc:SAML:1.1:protocol"
            })
    void whatIsNoWholeRequestIsRefused(String change) {
        var parts = change.split("\\|", -1);
        var xml = XML.replace(parts[0], parts[1]);
        assertThat(xml).isNotEqualTo(XML);
        assertThat(why(() -> AuthnRequest.in(posted(xml)))).isNotNull();
    }

    @Test
    void whatUnpacksToMoreThanIsAllowedIsRefusedOnTheWay() {
        var bomb = Requests.deflated(new byte[64 << 20]);
        assertThat(bomb.length()).isLessThan(200_000);
        assertThat(why(() -> redirected("SAMLRequest=" + Requests.encoded(bomb))))
                .isEqualTo(Why.TOO_LARGE);
        assertThat(why(() -> redirected("SAMLRequest=%2F%2F%2F%2F"))).isEqualTo(Why.ENCODING);
        assertThat(why(() -> redirected("SAMLRequest=%ZZ"))).isEqualTo(Why.QUERY);
        assertThat(why(() -> redirected(null))).isEqualTo(Why.QUERY);
        assertThat(why(() -> Received.byPost("%%%", null))).isEqualTo(Why.ENCODING);
        var long1 = "x".repeat(1025);
        assertThat(why(() -> Received.byPost(
                        Base64.getEncoder().encodeToString(XML.getBytes(StandardCharsets.UTF_8)), long1)))
                .isEqualTo(Why.RELAY_STATE);
    }
}
