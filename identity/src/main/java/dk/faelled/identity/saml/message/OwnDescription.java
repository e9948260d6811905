package dk.faelled.identity.saml.message;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.keycloak.dom.saml.v2.metadata.EndpointType;
import org.keycloak.dom.saml.v2.metadata.EntityDescriptorType;
import org.keycloak.dom.saml.v2.metadata.IDPSSODescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyDescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyTypes;
import org.keycloak.dom.saml.v2.metadata.SSODescriptorType;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.StaxUtil;
import org.keycloak.saml.processing.core.saml.v2.writers.SAMLMetadataWriter;
import org.w3c.dom.Element;

/**
 * What we say of ourselves (our metadata).
 *
 * @param signIn where requests for sign-in are taken, {@code logout} and {@code logoutAnswer} messages about logout
 * @param certificates of the keys that sign, the one in use first; two while one takes the place of another
 */
public record OwnDescription(
        String entityId, String signIn, String logout, String logoutAnswer, List<X509Certificate> certificates) {
    private static final Duration HOLDS = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofHours(6);
    private static final List<NameFormat> FORMATS = List.of(
            NameFormat.PERSISTENT, NameFormat.TRANSIENT, NameFormat.EMAIL, NameFormat.UNSPECIFIED, NameFormat.X509);

    public OwnDescription {
        certificates = List.copyOf(certificates);
    }

    /** Holds for seven days. */
    public String signed(Instant at, Signer signer) {
        return signed(entity(at), signer);
    }

    /** The same without a signature: for systems that take none. */
    public String unsigned(Instant at) {
        return Xml.write(Xml.read(written(entity(at))));
    }

    static String signed(EntityDescriptorType entity, Signer signer) {
        var document = Xml.read(written(entity));
        signer.sign(document.getDocumentElement());
        return Xml.write(document);
    }

    private static byte[] written(EntityDescriptorType entity) {
        var out = new ByteArrayOutputStream();
        try {
            new SAMLMetadataWriter(StaxUtil.getXMLStreamWriter(out)).writeEntityDescriptor(entity);
        } catch (ProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private EntityDescriptorType entity(Instant at) {
        var provider = new IDPSSODescriptorType(List.of(Names.PROTOCOL));
        provider.setWantAuthnRequestsSigned(true);
        certificates.forEach(certificate -> provider.addKeyDescriptor(key(certificate, KeyTypes.SIGNING)));
        for (var binding : Binding.values()) {
            var way = URI.create(binding.uri());
            provider.addSingleSignOnService(new EndpointType(way, URI.create(signIn)));
            var ending = new EndpointType(way, URI.create(logout));
            ending.setResponseLocation(URI.create(logoutAnswer));
            provider.addSingleLogoutService(ending);
        }
        FORMATS.forEach(format -> provider.addNameIDFormat(format.uri()));
        return entity(entityId, provider, at);
    }

    static EntityDescriptorType entity(String id, SSODescriptorType role, Instant at) {
        var entity = new EntityDescriptorType(id);
        entity.setID(MessageId.next());
        entity.setValidUntil(Responses.moment(at.plus(HOLDS)));
        entity.setCacheDuration(DatatypeFactory.newDefaultInstance().newDuration(KEPT.toMillis()));
        entity.addChoiceType(new EntityDescriptorType.EDTChoiceType(
                List.of(new EntityDescriptorType.EDTDescriptorChoiceType(role))));
        return entity;
    }

    static KeyDescriptorType key(X509Certificate certificate, KeyTypes use) {
        var key = new KeyDescriptorType();
        key.setUse(use);
        key.setKeyInfo(info(certificate));
        return key;
    }

    private static Element info(X509Certificate certificate) {
        try {
            var document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
            var info = document.createElementNS(Names.SIGNATURE, "ds:KeyInfo");
            var data = document.createElementNS(Names.SIGNATURE, "ds:X509Data");
            var written = document.createElementNS(Names.SIGNATURE, "ds:X509Certificate");
            written.setTextContent(Certificates.base64(certificate));
            data.appendChild(written);
            info.appendChild(data);
            document.appendChild(info);
            return info;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
