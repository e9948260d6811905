package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.security.Key;
import java.security.PublicKey;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import org.jspecify.annotations.Nullable;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.api.saml.v2.sig.SAML2Signature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whether a document as a whole was signed by one of the keys. Its root is what is signed, and what is read: a signature of
 * anything else, at any other place, is refused before a key is tried (identity 7, XML).
 */
final class XmlSignature {
    private static final Set<String> SIGNED_BY = Set.of(
            Names.RSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
    private static final Set<String> DIGESTED_BY =
            Set.of(Names.SHA256, "http://www.w3.org/2001/04/xmldsig-more#sha384", Names.ENCRYPTION + "sha512");
    private static final Set<String> CANONICAL = Set.of(Names.EXCLUSIVE, Names.EXCLUSIVE_WITH_COMMENTS);
    private static final int MOST_TRANSFORMS = 3;

    private XmlSignature() {}

    static boolean isSigned(Document document) {
        return document.getElementsByTagNameNS(Names.SIGNATURE, "Signature").getLength() > 0;
    }

    /** Which algorithms may sign, in XML and in an address. */
    static void allow(String algorithm) {
        if (!SIGNED_BY.contains(algorithm)) throw new Refused(Why.ALGORITHM, algorithm);
    }

    /** @throws Refused unless the root is signed by one of the keys */
    static void verify(Document document, Collection<PublicKey> keys) {
        form(document);
        validate(document, keys);
    }

    /**
     * The same of a message whose parts may be signed besides: of these only that their signatures are right, too. What a part
     * is read for, is verified in a document of its own.
     *
     * @param parts which elements may be signed besides the root
     * @return whether the root is signed; where it is not, nothing was verified
     */
    static boolean verifyRoot(Document document, Collection<Element> parts, Collection<PublicKey> keys) {
        var all = document.getElementsByTagNameNS(Names.SIGNATURE, "Signature");
        var root = document.getDocumentElement();
        Element own = null;
        for (int i = 0; i < all.getLength(); i++) {
            var signature = (Element) all.item(i);
            if (signature.getParentNode() == root && own == null) own = signature;
            else if (parts.stream().noneMatch(part -> part == signature.getParentNode()))
                throw new Refused(Why.SIGNATURE_PLACE);
        }
        if (own == null) return false;
        form(own, root);
        validate(document, keys);
        return true;
    }

    private static void validate(Document document, Collection<PublicKey> keys) {
        try {
            if (!new SAML2Signature().validate(document, new Keys(keys))) throw new Refused(Why.SIGNATURE);
        } catch (ProcessingException | RuntimeException wrong) {
            if (wrong instanceof Refused refused) throw refused;
            throw new Refused(Why.SIGNATURE);
        }
    }

    /** The one signature. @throws Refused where its form is not the one that SAML describes (core 5.4) */
    static Element form(Document document) {
        var all = document.getElementsByTagNameNS(Names.SIGNATURE, "Signature");
        if (all.getLength() == 0) throw new Refused(Why.UNSIGNED);
        var root = document.getDocumentElement();
        var signature = (Element) all.item(0);
        if (all.getLength() > 1 || signature.getParentNode() != root) throw new Refused(Why.SIGNATURE_PLACE);
        form(signature, root);
        return signature;
    }

    private static void form(Element signature, Element root) {
        // what stands inside a signature is not what the signature covers
        for (var child : Tree.children(signature))
            if (!Names.SIGNATURE.equals(child.getNamespaceURI())
                    || !Set.of("SignedInfo", "SignatureValue", "KeyInfo").contains(child.getLocalName()))
                throw new Refused(Why.SIGNATURE_FORM, child.getLocalName());
        if (root.getElementsByTagNameNS(Names.SIGNATURE, "RetrievalMethod").getLength() > 0)
            throw new Refused(Why.SIGNATURE_FORM, "RetrievalMethod");
        var info = one(signature, "SignedInfo");
        allow(algorithm(one(info, "SignatureMethod")));
        if (!CANONICAL.contains(algorithm(one(info, "CanonicalizationMethod"))))
            throw new Refused(Why.ALGORITHM, algorithm(one(info, "CanonicalizationMethod")));
        reference(one(info, "Reference"), root);
    }

    private static void reference(Element reference, Element root) {
        var id = Tree.attribute(root, "ID");
        if (id == null || id.isEmpty()) throw new Refused(Why.ID);
        if (!("#" + id).equals(Tree.attribute(reference, "URI"))) throw new Refused(Why.SIGNATURE_PLACE);
        var digest = algorithm(one(reference, "DigestMethod"));
        if (!DIGESTED_BY.contains(digest)) throw new Refused(Why.ALGORITHM, digest);
        var transforms = Tree.children(one(reference, "Transforms")).stream()
                .map(XmlSignature::algorithm)
                .toList();
        if (transforms.size() > MOST_TRANSFORMS || !transforms.contains(Names.ENVELOPED))
            throw new Refused(Why.SIGNATURE_FORM, "Transforms");
        for (var transform : transforms)
            if (!transform.equals(Names.ENVELOPED) && !CANONICAL.contains(transform))
                throw new Refused(Why.ALGORITHM, transform);
    }

    private static Element one(Element parent, String name) {
        var all = Tree.children(parent, Names.SIGNATURE, name);
        if (all.size() != 1) throw new Refused(Why.SIGNATURE_FORM, name);
        return all.getFirst();
    }

    private static String algorithm(Element method) {
        var named = Tree.attribute(method, "Algorithm");
        return named == null ? "" : named;
    }

    /** The keys that are trusted, whatever key the signature names. */
    private record Keys(Collection<PublicKey> all) implements KeyLocator {
        @Override
        public @Nullable Key getKey(String name) {
            return null;
        }

        @Override
        public @Nullable Key getKey(Key key) {
            return null;
        }

        @Override
        public @Nullable Key getKey(KeyInfo info) {
            return null;
        }

        @Override
        public void refreshKeyCache() {}

        @Override
        public Iterator<Key> iterator() {
            return all.stream().map(Key.class::cast).iterator();
        }
    }
}
