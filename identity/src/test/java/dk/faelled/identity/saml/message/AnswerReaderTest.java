package dk.faelled.identity.saml.message;

import static dk.faelled.identity.saml.message.Certified.OURS;
import static dk.faelled.identity.saml.message.Certified.STRANGER;
import static dk.faelled.identity.saml.message.Certified.SYSTEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.identity.saml.message.Refused.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Answers of another provider, signed by its key or forged by those who have none: XSW1 to XSW8 among them. */
class AnswerReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String PROVIDER = "https://idp.example/saml";
    private static final String HERE = "https://login.dalby.example/sign-in/source/1/acs";
    private static final String US = "https://login.dalby.example/sign-in/source/1/metadata";
    private static final String ANNA = "anna@dalby.example";
    private static final String EVIL = "evil@dalby.example";

    private static Assertion assertion(String name) {
        return new Assertion(
                PROVIDER,
                "_asked",
                HERE,
                US,
                NameFormat.UNSPECIFIED,
                name,
                NOW,
                NOW.minus(Duration.ofMinutes(7)),
                "_session",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
                List.of(Attribute.uri("loa", "Substantial"), Attribute.basic("groups", "a", "b & <c>")));
    }

    private static String xml(Responses.@Nullable Sealed sealed, boolean whole) {
        return Responses.of(assertion(ANNA), SYSTEM.signer(), sealed, whole);
    }

    private static AnswerReader reader(Instant now, boolean encrypted) {
        var provider = new IdentityProvider(
                PROVIDER,
                List.of(new IdentityProvider.Place(Binding.REDIRECT, "https://idp.example/login")),
                List.of(),
                List.of(SYSTEM.certificate()),
                null,
                null);
        return new AnswerReader(provider, HERE, US, List.of(STRANGER.key(), OURS.key()), encrypted, now);
    }

    private static SignOnAnswer read(String xml) {
        return read(xml, NOW, false);
    }

    private static SignOnAnswer read(String xml, Instant now, boolean encrypted) {
        var message = Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
        return reader(now, encrypted).read(Received.byPost(message, "state"));
    }

    private static void refused(String xml, Why... why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read(xml))
                .satisfies(refused -> assertThat(refused.why()).isIn((Object[]) why));
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(null, false),
                Arguments.of(null, true),
                Arguments.of(Encryption.OIOSAML_3, false),
                Arguments.of(Encryption.OIOSAML_3, true),
                Arguments.of(Encryption.OLDER, false));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatTheProviderHasSignedIsRead(@Nullable Encryption how, boolean whole) {
        var sealed = how == null ? null : new Responses.Sealed(OURS.certificate(), how);
        var read = read(xml(sealed, whole), NOW, how != null);
        assertThat(read.nameId()).isEqualTo(ANNA);
        assertThat(read.inResponseTo()).isEqualTo("_asked");
        assertThat(read.context()).endsWith("PasswordProtectedTransport");
        assertThat(read.provedAt()).isEqualTo(NOW.minus(Duration.ofMinutes(7)));
        assertThat(read.attributes())
                .containsEntry("loa", List.of("Substantial"))
                .containsEntry("groups", List.of("a", "b & <c>"));
    }

    @Test
    void anAnswerThatIsSignedAroundAnUnsignedAssertionIsRead() {
        var document = document(xml(null, false));
        var assertion = child(document.getDocumentElement(), "Assertion");
        assertion.removeChild(signature(assertion));
        SYSTEM.signer().sign(document.getDocumentElement());
        var signed = Xml.write(document);
        assertThat(read(signed).nameId()).isEqualTo(ANNA);
        refused(signed.replace(ANNA, EVIL), Why.SIGNATURE);
    }

    @Test
    void nobodyElseSpeaksForTheProvider() {
        refused(Responses.of(assertion(ANNA), STRANGER.signer(), null, false), Why.SIGNATURE);
        refused(Responses.of(assertion(ANNA), STRANGER.signer(), null, true), Why.SIGNATURE);
        refused(Responses.unsigned(assertion(ANNA)), Why.UNSIGNED);
        refused(xml(null, false).replace(ANNA, EVIL), Why.SIGNATURE);
        refused(xml(null, true).replace(ANNA, EVIL), Why.SIGNATURE);
        var sealed = new Responses.Sealed(OURS.certificate(), Encryption.OLDER);
        // whatever is wrong inside, the same is said
        refused(Responses.of(assertion(ANNA), STRANGER.signer(), sealed, false), Why.ENCRYPTED);
        refused(xml(new Responses.Sealed(SYSTEM.certificate(), Encryption.OIOSAML_3), false), Why.ENCRYPTED);
        refused(xml(sealed, false).replaceAll("(CipherValue>[^<]{40})[^<]{4}", "$1AAAA"), Why.ENCRYPTED);
        refused(xml(sealed, false).replace("rsa-oaep-mgf1p", "rsa-1_5"), Why.ALGORITHM);
        refused(
                xml(sealed, false)
                        .replaceAll(
                                "<(\\w+):CipherValue>[^<]*</\\w+:CipherValue>",
                                "<$1:CipherReference URI=\"http://127.0.0.1:1/\"/>"),
                Why.CONTENT);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read(xml(null, true), NOW, true))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.CLEAR));
    }

    /** All of it is within what is signed; so the provider itself would have to err. */
    @ParameterizedTest
    @CsvSource({
        "Recipient=\"https://login.dalby.example, Recipient=\"https://evil.example, CONFIRMATION",
        "InResponseTo=\"_asked\", InResponseTo=\"_other\", CONFIRMATION",
        "Audience>https://login.dalby.example, Audience>https://evil.example, AUDIENCE",
        "2.0:cm:bearer, 2.0:cm:sender-vouches, CONFIRMATION",
        "Version=\"2.0\", Version=\"1.1\", VERSION",
        "saml:AudienceRestriction, saml:Unheard, CONTENT",
        "saml:Audience>, saml:Nobody>, AUDIENCE"
    })
    void whatIsMeantForSomebodyElseIsRefused(String what, String other, Why why) {
        var document = document(xml(null, false));
        var assertion = child(document.getDocumentElement(), "Assertion");
        assertion.removeChild(signature(assertion));
        var changed = Xml.write(assertion).replace(what, other);
        assertThat(changed).isNotEqualTo(Xml.write(assertion));
        var own = document(changed);
        SYSTEM.signer().sign(own.getDocumentElement());
        document.getDocumentElement().replaceChild(document.importNode(own.getDocumentElement(), true), assertion);
        refused(Xml.write(document), why);
    }

    @Test
    void theEnvelopeIsForUsAndNow() {
        var xml = xml(null, false);
        refused(xml.replaceFirst("Destination=\"[^\"]*\"", "Destination=\"https://evil.example/\""), Why.DESTINATION);
        refused(xml.replaceFirst("InResponseTo=\"_asked\" ", ""), Why.UNSOLICITED);
        refused(xml.replaceFirst("InResponseTo=\"_asked\"", "InResponseTo=\"_other\""), Why.CONFIRMATION);
        refused(
                xml.replaceFirst("<saml:Issuer([^>]*)>[^<]*", "<saml:Issuer$1>https://other.example"),
                Why.UNKNOWN_ISSUER);
        for (var now : List.of(NOW.plus(Duration.ofMinutes(6)), NOW.minus(Duration.ofMinutes(4))))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> read(xml, now, false))
                    .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.TIME));
        refused(
                Responses.failed(PROVIDER, "_asked", HERE, Status.AUTHN_FAILED, NOW, SYSTEM.signer(), false),
                Why.STATUS);
        refused("<!DOCTYPE a [<!ENTITY b \"c\">]>" + xml, Why.DOCTYPE);
    }

    @Test
    void aCommentCutsNoNameInTwo() {
        var cut = xml(null, false).replace("anna@dalby", "anna<!-- -->@dalby");
        assertThat(read(cut).nameId()).isEqualTo(ANNA);
    }

    @Test
    void oneAssertionIsReadAndNoMore() {
        var document = document(xml(null, false));
        var assertion = child(document.getDocumentElement(), "Assertion");
        var second = (Element) assertion.cloneNode(true);
        second.setAttribute("ID", "_second");
        document.getDocumentElement().appendChild(second);
        refused(Xml.write(document), Why.ASSERTIONS, Why.SIGNATURE, Why.SIGNATURE_PLACE);
        document.getDocumentElement().removeChild(second);
        document.getDocumentElement().removeChild(assertion);
        refused(Xml.write(document), Why.ASSERTIONS);
    }

    static IntStream variants() {
        return IntStream.rangeClosed(1, 8);
    }

    /** Whatever is moved, whoever is read is who was signed. */
    @ParameterizedTest
    @MethodSource("variants")
    void anAssertionAroundOrBesideTheSignedOneIsNeverRead(int variant) {
        for (var id : List.of("_evil", "")) {
            var attack = variant < 3 ? wrappedWhole(variant, id) : wrapped(variant, id);
            assertThat(attack).contains(EVIL, ANNA);
            String name;
            try {
                name = read(attack).nameId();
            } catch (Refused refused) {
                continue;
            }
            assertThat(name).isEqualTo(ANNA);
        }
    }

    /** XSW1 and XSW2: the whole answer is what was signed. @param id empty to keep the one that was signed */
    private static String wrappedWhole(int variant, String id) {
        var document = document(xml(null, true));
        var original = document.getDocumentElement();
        var evil = (Element) original.cloneNode(true);
        if (!id.isEmpty()) evil.setAttribute("ID", id);
        renamed(evil);
        var signature = signature(evil);
        document.removeChild(original);
        document.appendChild(evil);
        original.removeChild(signature(original));
        if (variant == 1) signature.appendChild(original);
        else evil.insertBefore(original, signature);
        return Xml.write(document);
    }

    private static String wrapped(int variant, String id) {
        var document = document(xml(null, false));
        var root = document.getDocumentElement();
        var original = child(root, "Assertion");
        var evil = (Element) original.cloneNode(true);
        if (!id.isEmpty()) evil.setAttribute("ID", id);
        renamed(evil);
        var copied = signature(evil);
        switch (variant) {
            case 3 -> {
                evil.removeChild(copied);
                root.insertBefore(evil, original);
            }
            case 4 -> {
                evil.removeChild(copied);
                root.replaceChild(evil, original);
                evil.appendChild(original);
            }
            case 5 -> {
                original.removeChild(signature(original));
                root.insertBefore(evil, original);
            }
            case 6 -> {
                root.replaceChild(evil, original);
                original.removeChild(signature(original));
                copied.appendChild(original);
            }
            case 7 -> {
                evil.removeChild(copied);
                var extensions = document.createElementNS(Names.PROTOCOL, "samlp:Extensions");
                root.insertBefore(extensions, original);
                extensions.appendChild(evil);
            }
            case 8 -> {
                root.replaceChild(evil, original);
                original.removeChild(signature(original));
                var object = document.createElementNS(Names.SIGNATURE, "ds:Object");
                copied.appendChild(object);
                object.appendChild(original);
            }
            default -> throw new IllegalArgumentException();
        }
        return Xml.write(document);
    }

    private static void renamed(Element evil) {
        var name = evil.getElementsByTagNameNS(Names.ASSERTION, "NameID").item(0);
        name.setTextContent(EVIL);
    }

    private static Document document(String xml) {
        return Xml.read(xml.getBytes(UTF_8));
    }

    private static Element child(Element parent, String name) {
        return Tree.children(parent, Names.ASSERTION, name).getFirst();
    }

    private static Node signature(Element of) {
        return Tree.children(of, Names.SIGNATURE, "Signature").getFirst();
    }
}
