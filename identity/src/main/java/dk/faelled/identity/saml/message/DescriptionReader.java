package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.identity.saml.message.ServiceDescription.LogoutPlace;
import dk.faelled.identity.saml.message.ServiceDescription.Return;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads the description of one system that takes answers of SAML 2.0. */
public final class DescriptionReader {
    private static final int LONGEST = 1024;
    private static final int MOST = 50;
    private final Element root;
    private final Element service;

    private DescriptionReader(Document document) {
        root = document.getDocumentElement();
        if (!Tree.is(root, Names.METADATA, "EntityDescriptor")) throw new Refused(Why.KIND, "EntityDescriptor");
        service = Tree.children(root, Names.METADATA, "SPSSODescriptor").stream()
                .filter(each -> each.getAttribute("protocolSupportEnumeration").contains(Names.PROTOCOL))
                .findFirst()
                .orElseThrow(() -> new Refused(Why.KIND, "SPSSODescriptor"));
    }

    /** @throws Refused for what is none, has expired, or whose signature is not its signer's */
    public static ServiceDescription read(byte[] xml, Instant now) {
        var document = Xml.read(xml);
        var reader = new DescriptionReader(document);
        var signer = signer(document, now);
        var until = Stream.of(reader.root, reader.service)
                .map(each -> Tree.moment(each, "validUntil"))
                .filter(moment -> moment != null)
                .min(Instant::compareTo)
                .orElse(null);
        if (until != null && !now.isBefore(until)) throw new Refused(Why.EXPIRED, until.toString());
        return reader.read(until, signer);
    }

    /** As it is kept: in UTF-8, without comments; what was signed is still signed. @throws Refused for what is no XML */
    public static String written(byte[] xml) {
        return Xml.write(Xml.read(xml));
    }

    private ServiceDescription read(@Nullable Instant until, @Nullable X509Certificate signer) {
        var wishes = wishes();
        var profile = Profile.recognised(wishes);
        var receivers = keys("encryption");
        var receiver = receivers.isEmpty() ? null : certificate(receivers.getFirst());
        if (receiver != null && !(receiver.getPublicKey() instanceof RSAPublicKey))
            throw new Refused(Why.NO_CIPHER, receiver.getPublicKey().getAlgorithm());
        return new ServiceDescription(
                entityId(),
                name(),
                profile,
                returns(),
                logouts(),
                Tree.texts(service, Names.METADATA, "NameIDFormat"),
                keys("signing").stream().map(DescriptionReader::certificate).toList(),
                receiver,
                Encryption.of(
                        profile,
                        receivers.isEmpty()
                                ? List.of()
                                : Tree.children(receivers.getFirst(), Names.METADATA, "EncryptionMethod")),
                Tree.truth(service, "AuthnRequestsSigned"),
                wishes,
                until,
                signer);
    }

    private String entityId() {
        var id = Tree.attribute(root, "entityID");
        if (id == null || id.isEmpty() || id.length() > LONGEST) throw new Refused(Why.ENTITY_ID, "");
        try {
            new URI(id);
        } catch (URISyntaxException wrong) {
            throw new Refused(Why.ENTITY_ID, id);
        }
        return id;
    }

    /** What it calls itself; empty for nothing. */
    private String name() {
        return Tree.children(service, Names.METADATA, "AttributeConsumingService").stream()
                .flatMap(each -> Tree.texts(each, Names.METADATA, "ServiceName").stream())
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > 200 ? text.substring(0, 200) : text)
                .findFirst()
                .orElse("");
    }

    private List<Return> returns() {
        var all = new ArrayList<Return>();
        for (var each : Tree.children(service, Names.METADATA, "AssertionConsumerService")) {
            if (!Names.POST.equals(Tree.attribute(each, "Binding"))) continue;
            var index = Tree.number(each, "index");
            var standard = Tree.attribute(each, "isDefault") == null ? null : Tree.truth(each, "isDefault");
            all.add(new Return(address(each, "Location"), index == null ? all.size() : index, standard));
        }
        if (all.isEmpty()) throw new Refused(Why.NO_RETURN_ADDRESS);
        if (all.size() > MOST) throw new Refused(Why.TOO_LARGE);
        return all;
    }

    private List<LogoutPlace> logouts() {
        var all = new ArrayList<LogoutPlace>();
        for (var each : Tree.children(service, Names.METADATA, "SingleLogoutService"))
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

    private static String address(Element place, String attribute) {
        var text = place.getAttribute(attribute).strip();
        try {
            var uri = new URI(text);
            if (text.length() <= LONGEST && Loopback.orHttps(uri) && uri.getRawFragment() == null) return text;
        } catch (URISyntaxException wrong) {
            throw new Refused(Why.INSECURE_ADDRESS, "");
        }
        throw new Refused(Why.INSECURE_ADDRESS, text.length() > LONGEST ? "" : text);
    }

    private List<String> wishes() {
        return Tree.children(service, Names.METADATA, "AttributeConsumingService").stream()
                .flatMap(each -> Tree.children(each, Names.METADATA, "RequestedAttribute").stream())
                .map(each -> each.getAttribute("Name"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Those for a use, and those for any. */
    private List<Element> keys(String use) {
        return Tree.children(service, Names.METADATA, "KeyDescriptor").stream()
                .filter(each ->
                        !each.hasAttribute("use") || each.getAttribute("use").equals(use))
                .limit(MOST)
                .toList();
    }

    private static X509Certificate certificate(Element holder) {
        var info = Tree.child(holder, Names.SIGNATURE, "KeyInfo");
        if (info == null) throw new Refused(Why.NO_KEY);
        return Tree.children(info, Names.SIGNATURE, "X509Data").stream()
                .flatMap(data -> Tree.texts(data, Names.SIGNATURE, "X509Certificate").stream())
                .findFirst()
                .map(Certificates::read)
                .orElseThrow(() -> new Refused(Why.NO_KEY));
    }

    /** Who signed it, with a certificate that holds; null where nobody has. */
    private static @Nullable X509Certificate signer(Document document, Instant now) {
        if (!XmlSignature.isSigned(document)) return null;
        var signer = certificate(XmlSignature.form(document));
        XmlSignature.verify(document, List.of(signer.getPublicKey()));
        if (now.isAfter(signer.getNotAfter().toInstant()))
            throw new Refused(
                    Why.SIGNER_EXPIRED, signer.getNotAfter().toInstant().toString());
        return signer;
    }
}
