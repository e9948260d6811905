package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import dk.faelled.identity.saml.message.ServiceDescription.Return;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads the description of one system that takes answers of SAML 2.0. */
public final class DescriptionReader {
    private final Element root;
    private final Element service;

    private DescriptionReader(Document document) {
        root = document.getDocumentElement();
        service = Described.role(root, "SPSSODescriptor");
    }

    /** @throws Refused for what is none, has expired, or whose signature is not its signer's */
    public static ServiceDescription read(byte[] xml, Instant now) {
        var document = Xml.read(xml);
        var reader = new DescriptionReader(document);
        var signer = Described.signer(document, now);
        return reader.read(Described.until(now, reader.root, reader.service), signer);
    }

    /** As it is kept: in UTF-8, without comments; what was signed is still signed. @throws Refused for what is no XML */
    public static String written(byte[] xml) {
        return Xml.write(Xml.read(xml));
    }

    private ServiceDescription read(@Nullable Instant until, @Nullable X509Certificate signer) {
        var wishes = wishes();
        var profile = Profile.recognised(wishes);
        var receivers = Described.keys(service, "encryption");
        var receiver = receivers.isEmpty() ? null : Described.certificate(receivers.getFirst());
        if (receiver != null && !(receiver.getPublicKey() instanceof RSAPublicKey))
            throw new Refused(Why.NO_CIPHER, receiver.getPublicKey().getAlgorithm());
        return new ServiceDescription(
                Described.entityId(root),
                name(),
                profile,
                returns(),
                Described.logouts(service),
                Tree.texts(service, Names.METADATA, "NameIDFormat"),
                Described.keys(service, "signing").stream()
                        .map(Described::certificate)
                        .toList(),
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
            all.add(new Return(Described.address(each, "Location"), index == null ? all.size() : index, standard));
        }
        if (all.isEmpty()) throw new Refused(Why.NO_RETURN_ADDRESS);
        if (all.size() > Described.MOST) throw new Refused(Why.TOO_LARGE);
        return all;
    }

    private List<String> wishes() {
        return Tree.children(service, Names.METADATA, "AttributeConsumingService").stream()
                .flatMap(each -> Tree.children(each, Names.METADATA, "RequestedAttribute").stream())
                .map(each -> each.getAttribute("Name"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(Described.MOST)
                .toList();
    }
}
