package dk.faelled.identity.saml.message;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.dom.saml.v2.protocol.StatusCodeType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusType;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;
import org.keycloak.saml.processing.api.saml.v2.response.SAML2Response;
import org.w3c.dom.Document;

/** Messages of ours about logout, signed, as they travel. */
public final class LogoutWriter {
    private LogoutWriter() {}

    /** @param id of the message, which its answer names @param format of the name, as the system was told it */
    public static Outgoing request(
            String id,
            String issuer,
            Binding binding,
            String destination,
            NameFormat format,
            String nameId,
            String session,
            @Nullable String relayState,
            Instant at,
            Signer signer) {
        var named = new SubjectName(nameId, format.uri(), null, null, session);
        return request(id, issuer, binding, destination, named, relayState, at, signer);
    }

    /** @param id of the message, which its answer names */
    public static Outgoing request(
            String id,
            String issuer,
            Binding binding,
            String destination,
            SubjectName named,
            @Nullable String relayState,
            Instant at,
            Signer signer) {
        var request = new LogoutRequestType(id, Responses.moment(at));
        request.setIssuer(issuer(issuer));
        request.setDestination(URI.create(destination));
        request.setNameID(name(named));
        if (named.session() != null) request.addSessionIndex(named.session());
        request.setNotOnOrAfter(Responses.moment(at.plus(Assertion.DELIVERED_WITHIN)));
        try {
            return sent(
                    SAML2Request.convert(request),
                    binding,
                    destination,
                    Received.Parameter.SAMLRequest,
                    relayState,
                    signer);
        } catch (ProcessingException | ConfigurationException | ParsingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NameIDType name(SubjectName named) {
        var name = new NameIDType();
        if (named.format() != null) name.setFormat(URI.create(named.format()));
        if (named.qualifier() != null) name.setNameQualifier(named.qualifier());
        if (named.spQualifier() != null) name.setSPNameQualifier(named.spQualifier());
        name.setValue(named.value());
        return name;
    }

    /** @param relayState as it came with the request */
    public static Outgoing response(
            String issuer,
            Binding binding,
            String destination,
            String inResponseTo,
            Status status,
            @Nullable String relayState,
            Instant at,
            Signer signer) {
        var response = new StatusResponseType(MessageId.next(), Responses.moment(at));
        response.setIssuer(issuer(issuer));
        response.setDestination(destination);
        response.setInResponseTo(inResponseTo);
        // the session here has ended whatever else happened; who did not follow is said beneath (core 3.7.3.2)
        var code = new StatusCodeType();
        code.setValue(URI.create(Status.SUCCESS.uri()));
        if (status != Status.SUCCESS) {
            var inner = new StatusCodeType();
            inner.setValue(URI.create(status.uri()));
            code.setStatusCode(inner);
        }
        var told = new StatusType();
        told.setStatusCode(code);
        response.setStatus(told);
        try {
            return sent(
                    SAML2Response.convert(response),
                    binding,
                    destination,
                    Received.Parameter.SAMLResponse,
                    relayState,
                    signer);
        } catch (ProcessingException | ConfigurationException | ParsingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Outgoing sent(
            Document document,
            Binding binding,
            String destination,
            Received.Parameter parameter,
            @Nullable String relayState,
            Signer signer) {
        if (binding == Binding.REDIRECT)
            return Outgoing.redirect(destination, parameter, Xml.write(document), relayState, signer);
        signer.sign(document.getDocumentElement());
        return new Outgoing(destination, parameter, Outgoing.base64(Xml.write(document)), relayState);
    }

    static NameIDType issuer(String entityId) {
        var issuer = new NameIDType();
        issuer.setValue(entityId);
        return issuer;
    }
}
