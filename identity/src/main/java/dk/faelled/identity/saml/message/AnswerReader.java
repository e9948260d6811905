package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads the answer of another provider (identity 4.8, as SP): one assertion, signed by a key of its description, either itself
 * or with all of the answer; what is read is the very element that was verified, in a document of its own.
 *
 * @param provider who is to have answered
 * @param returnTo our address that the answer was sent to
 * @param audience what we call ourselves there
 * @param keys ours, to which an assertion may be encrypted
 * @param encrypted one in clear is refused
 */
public record AnswerReader(
        IdentityProvider provider,
        String returnTo,
        String audience,
        List<PrivateKey> keys,
        boolean encrypted,
        Instant now) {
    private static final Duration LEEWAY = Duration.ofMinutes(3);
    private static final int MOST = 500;
    private static final Set<String> CONDITIONS = Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    public AnswerReader {
        keys = List.copyOf(keys);
    }

    /** @throws Refused for what is not meant for us now, or not of the provider */
    public SignOnAnswer read(Received message) {
        if (!message.kind().equals("Response")) throw new Refused(Why.KIND, "Response");
        var root = message.root();
        var header = Header.of(root);
        if (!header.issuer().equals(provider.entityId())) throw new Refused(Why.UNKNOWN_ISSUER, header.issuer());
        header.check(returnTo, now);
        var clear = Tree.children(root, Names.ASSERTION, "Assertion");
        boolean whole = XmlSignature.verifyRoot(message.document(), clear, provider.keys());
        status(root);
        var asked = Tree.attribute(root, "InResponseTo");
        if (asked == null || asked.isEmpty()) throw new Refused(Why.UNSOLICITED);
        var sealed = Tree.children(root, Names.ASSERTION, "EncryptedAssertion");
        if (clear.size() + sealed.size() != 1) throw new Refused(Why.ASSERTIONS);
        if (encrypted && sealed.isEmpty()) throw new Refused(Why.CLEAR);
        return assertion(
                sealed.isEmpty() ? believed(clear.getFirst(), whole) : opened(sealed.getFirst(), whole), asked);
    }

    /** The reason may be told in clear: nothing is done about it but to say so. */
    private static void status(Element root) {
        var status = Tree.child(root, Names.PROTOCOL, "Status");
        var code = status == null ? null : Tree.child(status, Names.PROTOCOL, "StatusCode");
        if (code == null) throw new Refused(Why.CONTENT, "StatusCode");
        var value = code.getAttribute("Value");
        if (value.equals(SUCCESS)) return;
        var inner = Tree.child(code, Names.PROTOCOL, "StatusCode");
        var told = (inner == null ? value : inner.getAttribute("Value")).replaceFirst(".*:", "");
        throw new Refused(Why.STATUS, told.matches("[A-Za-z]{1,40}") ? told : "");
    }

    private Element believed(Element assertion, boolean whole) {
        return verified(Xml.read(Xml.write(assertion).getBytes(StandardCharsets.UTF_8)), whole);
    }

    private Element opened(Element sealed, boolean whole) {
        var document = Opening.of(sealed, keys);
        try {
            return verified(document, whole);
        } catch (Refused refused) {
            throw new Refused(Why.ENCRYPTED);
        }
    }

    /** @param whole the answer around it is signed and was verified */
    private Element verified(Document own, boolean whole) {
        var root = own.getDocumentElement();
        if (!Tree.is(root, Names.ASSERTION, "Assertion")) throw new Refused(Why.CONTENT, root.getLocalName());
        if (!whole || XmlSignature.isSigned(own)) XmlSignature.verify(own, provider.keys());
        return root;
    }

    private SignOnAnswer assertion(Element assertion, String asked) {
        if (!"2.0".equals(Tree.attribute(assertion, "Version"))) throw new Refused(Why.VERSION);
        var id = Tree.attribute(assertion, "ID");
        if (id == null || id.isEmpty() || id.length() > 256) throw new Refused(Why.ID);
        var issuer = Tree.childText(assertion, Names.ASSERTION, "Issuer");
        if (!provider.entityId().equals(issuer)) throw new Refused(Why.UNKNOWN_ISSUER, issuer == null ? "" : issuer);
        var subject = needed(assertion, "Subject");
        confirmed(subject, asked);
        conditions(needed(assertion, "Conditions"));
        var statement = needed(assertion, "AuthnStatement");
        var at = Tree.moment(statement, "AuthnInstant");
        if (at == null || at.isAfter(now.plus(LEEWAY))) throw new Refused(Why.CONTENT, "AuthnInstant");
        before(Tree.moment(statement, "SessionNotOnOrAfter"));
        var how = Tree.child(statement, Names.ASSERTION, "AuthnContext");
        var context = how == null ? null : Tree.childText(how, Names.ASSERTION, "AuthnContextClassRef");
        return new SignOnAnswer(asked, id, named(subject, statement), context, at, attributes(assertion));
    }

    private static @Nullable SubjectName named(Element subject, Element statement) {
        var name = Tree.child(subject, Names.ASSERTION, "NameID");
        return name == null || Tree.text(name).isEmpty()
                ? null
                : new SubjectName(
                        Tree.text(name),
                        uri(Tree.attribute(name, "Format")),
                        Tree.attribute(name, "NameQualifier"),
                        Tree.attribute(name, "SPNameQualifier"),
                        Tree.attribute(statement, "SessionIndex"));
    }

    /** Null for what is none: it is told back as an address. */
    private static @Nullable String uri(@Nullable String text) {
        try {
            return text == null ? null : new URI(text).toString();
        } catch (URISyntaxException none) {
            return null;
        }
    }

    private static Element needed(Element parent, String name) {
        var child = Tree.child(parent, Names.ASSERTION, name);
        if (child == null) throw new Refused(Why.CONTENT, name);
        return child;
    }

    /** By one at least who bears it to us, now, upon our request. */
    private void confirmed(Element subject, String asked) {
        boolean any = Tree.children(subject, Names.ASSERTION, "SubjectConfirmation").stream()
                .filter(one -> Names.BEARER.equals(Tree.attribute(one, "Method")))
                .map(one -> Tree.child(one, Names.ASSERTION, "SubjectConfirmationData"))
                .anyMatch(data -> data != null && holds(data, asked));
        if (!any) throw new Refused(Why.CONFIRMATION, returnTo);
    }

    private boolean holds(Element data, String asked) {
        var until = Tree.moment(data, "NotOnOrAfter");
        return returnTo.equals(Tree.attribute(data, "Recipient"))
                && asked.equals(Tree.attribute(data, "InResponseTo"))
                && until != null
                && now.isBefore(until.plus(LEEWAY))
                && !data.hasAttribute("NotBefore");
    }

    private void conditions(Element conditions) {
        var from = Tree.moment(conditions, "NotBefore");
        if (from != null && now.plus(LEEWAY).isBefore(from)) throw new Refused(Why.TIME, from.toString());
        before(Tree.moment(conditions, "NotOnOrAfter"));
        var audiences = new ArrayList<Element>();
        for (var one : Tree.children(conditions)) {
            if (!Names.ASSERTION.equals(one.getNamespaceURI()) || !CONDITIONS.contains(one.getLocalName()))
                throw new Refused(Why.CONTENT, one.getLocalName());
            if (one.getLocalName().equals("AudienceRestriction")) audiences.add(one);
        }
        for (var one : audiences)
            if (!Tree.texts(one, Names.ASSERTION, "Audience").contains(audience))
                throw new Refused(Why.AUDIENCE, audience);
        if (audiences.isEmpty()) throw new Refused(Why.AUDIENCE, audience);
    }

    private void before(@Nullable Instant end) {
        if (end != null && !now.isBefore(end.plus(LEEWAY))) throw new Refused(Why.TIME, end.toString());
    }

    /** Of values that are more than a text nothing is read. */
    private static Map<String, List<String>> attributes(Element assertion) {
        var all = new LinkedHashMap<String, List<String>>();
        int read = 0;
        for (var statement : Tree.children(assertion, Names.ASSERTION, "AttributeStatement"))
            for (var attribute : Tree.children(statement, Names.ASSERTION, "Attribute")) {
                var name = attribute.getAttribute("Name");
                for (var value : Tree.children(attribute, Names.ASSERTION, "AttributeValue")) {
                    if (++read > MOST) throw new Refused(Why.TOO_LARGE);
                    if (Tree.children(value).isEmpty())
                        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(Tree.text(value));
                }
            }
        return all;
    }
}
