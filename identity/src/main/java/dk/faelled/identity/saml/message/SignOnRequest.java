package dk.faelled.identity.saml.message;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.dom.saml.v2.protocol.RequestedAuthnContextType;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;

/**
 * We ask another provider to tell who somebody is.
 *
 * @param id of the message, which its answer names
 * @param issuer what we call ourselves there
 * @param returnTo where we take the answer
 * @param anew the user signs in again, whatever session there is
 * @param contexts how that is to be done, classes of contexts; empty where anything will do
 */
public record SignOnRequest(
        String id, String issuer, String returnTo, boolean anew, List<String> contexts, Instant at) {
    public SignOnRequest {
        contexts = List.copyOf(contexts);
    }

    /** Signed, as it travels. */
    public Outgoing to(IdentityProvider.Place place, String relayState, Signer signer) {
        var request = new AuthnRequestType(id, Responses.moment(at));
        request.setIssuer(LogoutWriter.issuer(issuer));
        request.setDestination(URI.create(place.address()));
        request.setAssertionConsumerServiceURL(URI.create(returnTo));
        request.setProtocolBinding(URI.create(Names.POST));
        if (anew) request.setForceAuthn(true);
        if (!contexts.isEmpty()) {
            var wanted = new RequestedAuthnContextType();
            wanted.setComparison(AuthnContextComparisonType.EXACT);
            contexts.forEach(wanted::addAuthnContextClassRef);
            request.setRequestedAuthnContext(wanted);
        }
        try {
            return LogoutWriter.sent(
                    SAML2Request.convert(request),
                    place.binding(),
                    place.address(),
                    Received.Parameter.SAMLRequest,
                    relayState,
                    signer);
        } catch (ProcessingException | ConfigurationException | ParsingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
