package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Certified.SYSTEM;
import static dk.faelled.identity.saml.message.Requests.posted;
import static dk.faelled.identity.saml.message.Requests.why;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signature wrapping: a message that was really signed is moved to where nobody reads it, and another stands where it was. The
 * eight classic variants (XSW1 to XSW8), upon both kinds of messages that are verified here.
 */
class WrappingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

    static Stream<Arguments> attacks() {
        return Stream.of("authn", "logout")
                .flatMap(kind -> Stream.iterate(1, n -> n + 1).limit(8).map(variant -> Arguments.of(kind, variant)));
    }

    private static String original(String kind) {
        var xml = kind.equals("authn") ? Requests.authn(NOW) : Requests.logout("_4711", NOW, "anna");
        return Requests.signed(xml, SYSTEM);
    }

    @Test
    void theMessagesThemselvesAreBelieved() {
        posted(original("authn")).verify(SYSTEM.keys());
        posted(original("logout")).verify(SYSTEM.keys());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void aMessageAroundOrBesideTheSignedOneIsRefused(String kind, int variant) {
        var attack = wrapped(original(kind), variant);
        assertThat(attack).contains("_4711", "_evil");
        assertThat(why(() -> {
                    var received = posted(attack);
                    received.verify(SYSTEM.keys());
                }))
                .isNotNull();
    }

    /** Where the evil copy keeps the id that was signed, and takes the place of its owner. */
    @ParameterizedTest
    @MethodSource("attacks")
    void norWithTheIdThatWasSigned(String kind, int variant) {
        var attack = wrapped(original(kind), variant).replace("_evil", "_4711");
        assertThat(why(() -> posted(attack).verify(SYSTEM.keys()))).isNotNull();
    }

    private static String wrapped(String signed, int variant) {
        var document = Requests.document(signed);
        var original = document.getDocumentElement();
        var signature = (Element)
                document.getElementsByTagNameNS(SIGNATURE, "Signature").item(0);
        var evil = (Element) original.cloneNode(true);
        evil.setAttribute("ID", "_evil");
        evil.setAttribute("ForceAuthn", "true");
        var copy = (Element) evil.getElementsByTagNameNS(SIGNATURE, "Signature").item(0);
        document.removeChild(original);
        document.appendChild(evil);
        switch (variant) {
            // the signature stays with the evil message; the original lies in it, stripped of its signature or not
            case 1 -> {
                original.removeChild(signature);
                evil.replaceChild(signature, copy);
                signature.appendChild(original);
            }
            case 2 -> {
                original.removeChild(signature);
                evil.replaceChild(signature, copy);
                evil.appendChild(original);
            }
            case 3 -> {
                evil.removeChild(copy);
                evil.insertBefore(original, evil.getFirstChild());
            }
            case 4 -> {
                evil.removeChild(copy);
                evil.appendChild(original);
            }
            // the evil message keeps a copy of the signature, and the original with or without one stands in or behind
            // it
            case 5 -> evil.appendChild(original);
            case 6 -> {
                original.removeChild(signature);
                copy.appendChild(original);
            }
            case 7 -> {
                evil.removeChild(copy);
                extensions(document, evil).appendChild(original);
            }
            case 8 -> {
                original.removeChild(signature);
                evil.replaceChild(signature, copy);
                object(document, signature).appendChild(original);
            }
            default -> throw new IllegalArgumentException();
        }
        return Xml.write(document);
    }

    private static Node extensions(Document document, Element parent) {
        return parent.insertBefore(
                document.createElementNS(PROTOCOL, "samlp:Extensions"),
                parent.getFirstChild().getNextSibling());
    }

    private static Node object(Document document, Element signature) {
        return signature.appendChild(document.createElementNS(SIGNATURE, "ds:Object"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "URI=\"#_4711\"|URI=\"\"",
                "URI=\"#_4711\"|URI=\"#xpointer(/)\"",
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature|http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature|http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature|http://www.w3.org/2002/06/xmldsig-filter2",
                "rsa-sha256|hmac-sha256",
                "</ds:Transforms>|<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"
                        + "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/></ds:Transforms>",
                "</ds:KeyInfo>|<ds:RetrievalMethod URI=\"http://127.0.0.1:1/\"/></ds:KeyInfo>",
                "</ds:Signature>|<ds:Object/></ds:Signature>"
            })
    void aSignatureOfAnotherFormIsRefusedBeforeAKeyIsTried(String change) {
        var parts = change.split("\\|", -1);
        var xml = original("authn").replace(parts[0], parts[1]);
        assertThat(xml).isNotEqualTo(original("authn"));
        assertThat(why(() -> posted(xml).verify(SYSTEM.keys())))
                .isIn(Refused.Why.SIGNATURE_PLACE, Refused.Why.SIGNATURE_FORM, Refused.Why.ALGORITHM);
    }

    @Test
    void twoReferencesAreOneTooMany() {
        var xml = original("authn");
        var begin = xml.indexOf("<ds:Reference");
        var end = xml.indexOf("</ds:Reference>") + "</ds:Reference>".length();
        var twice = xml.substring(0, end) + xml.substring(begin, end) + xml.substring(end);
        assertThat(why(() -> posted(twice).verify(SYSTEM.keys()))).isEqualTo(Refused.Why.SIGNATURE_FORM);
    }
}
