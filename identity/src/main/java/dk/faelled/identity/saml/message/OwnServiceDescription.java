package dk.faelled.identity.saml.message;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.keycloak.dom.saml.v2.metadata.EndpointType;
import org.keycloak.dom.saml.v2.metadata.IndexedEndpointType;
import org.keycloak.dom.saml.v2.metadata.KeyTypes;
import org.keycloak.dom.saml.v2.metadata.SPSSODescriptorType;

/**
 * What we say of ourselves where another provider signs people in for us.
 *
 * @param returnTo where answers are taken, {@code logout} messages about logout
 * @param certificates of the keys that sign, the one in use first; answers are encrypted to the first
 */
public record OwnServiceDescription(
        String entityId, String returnTo, String logout, List<X509Certificate> certificates) {
    public OwnServiceDescription {
        certificates = List.copyOf(certificates);
    }

    /** Holds for seven days. */
    public String signed(Instant at, Signer signer) {
        var service = new SPSSODescriptorType(List.of(Names.PROTOCOL));
        service.setAuthnRequestsSigned(true);
        service.setWantAssertionsSigned(true);
        certificates.forEach(one -> service.addKeyDescriptor(OwnDescription.key(one, KeyTypes.SIGNING)));
        service.addKeyDescriptor(OwnDescription.key(certificates.getFirst(), KeyTypes.ENCRYPTION));
        var place = new IndexedEndpointType(URI.create(Names.POST), URI.create(returnTo));
        place.setIndex(0);
        place.setIsDefault(true);
        service.addAssertionConsumerService(place);
        for (var binding : Binding.values())
            service.addSingleLogoutService(new EndpointType(URI.create(binding.uri()), URI.create(logout)));
        return OwnDescription.signed(OwnDescription.entity(entityId, service, at), signer);
    }
}
