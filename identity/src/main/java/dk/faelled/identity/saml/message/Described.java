package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What descriptions of systems and of other providers have in common. */
final class Described {
    static final int MOST = 50;
    private static final int LONGEST = 1024;

    private Described() {}

    /** The part about one side of SAML 2.0. */
    static Element role(Element root, String name) {
        if (!Tree.is(root, Names.METADATA, "EntityDescriptor")) throw new Refused(Why.KIND, "EntityDescriptor");
        return Tree.children(root, Names.METADATA, name).stream()
                .filter(each -> each.getAttribute("protocolSupportEnumeration").contains(Names.PROTOCOL))
                .findFirst()
                .orElseThrow(() -> new Refused(Why.KIND, name));
    }

    /** Null for ever. @throws Refused where it has ended */
    static @Nullable Instant until(Instant now, Element... parts) {
        var until = Stream.of(parts)
                .map(each -> Tree.moment(each, "validUntil"))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        if (until != null && !now.isBefore(until)) throw new Refused(Why.EXPIRED, until.toString());
        return until;
    }

    static String entityId(Element root) {
        var id = Tree.attribute(root, "entityID");
        if (id == null || id.isEmpty() || id.length() > LONGEST) throw new Refused(Why.ENTITY_ID, "");
        try {
            new URI(id);
        } catch (URISyntaxException wrong) {
            throw new Refused(Why.ENTITY_ID, id);
        }
        return id;
    }

    static String address(Element place, String attribute) {
        var text = place.getAttribute(attribute).strip();
        try {
            var uri = new URI(text);
            if (text.length() <= LONGEST && Loopback.orHttps(uri) && uri.getRawFragment() == null) return text;
        } catch (URISyntaxException wrong) {
            // as any other that is none
        }
        throw new Refused(Why.INSECURE_ADDRESS, text.length() > LONGEST ? "" : text);
    }

    /** In the order of the description. */
    static List<LogoutPlace> logouts(Element role) {
        var all = new ArrayList<LogoutPlace>();
        for (var each : Tree.children(role, Names.METADATA, "SingleLogoutService"))
            for (var binding : Binding.values())
                if (binding.uri().equals(Tree.attribute(each, "Binding"))) {
                    var requests = address(each, "Location");
                    all.add(new LogoutPlace(
                            binding,
                            requests,
                            each.hasAttribute("ResponseLocation") ? address(each, "ResponseLocation") : requests));
                }
        return all;
    }

    /** Those for a use, and those for any. */
    static List<Element> keys(Element role, String use) {
        return Tree.children(role, Names.METADATA, "KeyDescriptor").stream()
                .filter(each ->
                        !each.hasAttribute("use") || each.getAttribute("use").equals(use))
                .limit(MOST)
                .toList();
    }

    static X509Certificate certificate(Element holder) {
        var info = Tree.child(holder, Names.SIGNATURE, "KeyInfo");
        if (info == null) throw new Refused(Why.NO_KEY);
        return Tree.children(info, Names.SIGNATURE, "X509Data").stream()
                .flatMap(data -> Tree.texts(data, Names.SIGNATURE, "X509Certificate").stream())
                .findFirst()
                .map(Certificates::read)
                .orElseThrow(() -> new Refused(Why.NO_KEY));
    }

    /** Who signed it, with a certificate that holds; null where nobody has. */
    static @Nullable X509Certificate signer(Document document, Instant now) {
        if (!XmlSignature.isSigned(document)) return null;
        var signer = certificate(XmlSignature.form(document));
        XmlSignature.verify(document, List.of(signer.getPublicKey()));
        if (now.isAfter(signer.getNotAfter().toInstant()))
            throw new Refused(
                    Why.SIGNER_EXPIRED, signer.getNotAfter().toInstant().toString());
        return signer;
    }

    /** @throws Refused where somebody else than before has signed it, or nobody now */
    static void sameSigner(@Nullable X509Certificate before, @Nullable X509Certificate now) {
        if (before == null) return;
        if (now == null) throw new Refused(Why.UNSIGNED);
        if (!Objects.equals(now.getPublicKey(), before.getPublicKey()))
            throw new Refused(Why.SIGNER_CHANGED, now.getSubjectX500Principal().getName());
    }
}
