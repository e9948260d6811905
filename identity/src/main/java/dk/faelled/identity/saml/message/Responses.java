package dk.faelled.identity.saml.message;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.crypto.KeyGenerator;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AudienceRestrictionType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.assertion.ConditionsType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationType;
import org.keycloak.dom.saml.v2.assertion.SubjectType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusCodeType;
import org.keycloak.dom.saml.v2.protocol.StatusType;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.StaxUtil;
import org.keycloak.saml.processing.core.saml.v2.writers.SAMLResponseWriter;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Builds, signs and encrypts answers to requests for sign-in (identity 4.8). */
public final class Responses {
    private static final QName ASSERTION = new QName(Names.ASSERTION, "Assertion", "saml");
    private static final QName ENCRYPTED = new QName(Names.ASSERTION, "EncryptedAssertion", "saml");

    private Responses() {}

    /** For whom an assertion is encrypted, and how. */
    public record Sealed(X509Certificate receiver, Encryption how) {}

    /** The assertion is always signed. @param sealed null for an assertion in clear @param whole the response is signed too */
    public static String of(Assertion told, Signer signer, @Nullable Sealed sealed, boolean whole) {
        var document = document(told);
        var root = document.getDocumentElement();
        signer.sign(Tree.children(root, Names.ASSERTION, "Assertion").getFirst());
        if (sealed != null) encrypt(document, sealed);
        if (whole) signer.sign(root);
        return Xml.write(document);
    }

    /** As {@link #of} builds it, before anything is signed: for whoever tries a system's settings (IDP-28). */
    public static String unsigned(Assertion told) {
        return Xml.write(document(told));
    }

    /** Nobody was told of. @param whole it is signed */
    public static String failed(
            String issuer,
            @Nullable String inResponseTo,
            String returnTo,
            Status status,
            Instant at,
            Signer signer,
            boolean whole) {
        var document = converted(response(issuer, inResponseTo, returnTo, status, at));
        if (whole) signer.sign(document.getDocumentElement());
        return Xml.write(document);
    }

    private static Document document(Assertion told) {
        var response = response(told.issuer(), told.inResponseTo(), told.returnTo(), Status.SUCCESS, told.at());
        response.addAssertion(new ResponseType.RTChoiceType(assertion(told)));
        return converted(response);
    }

    private static Document converted(ResponseType response) {
        var out = new ByteArrayOutputStream(8192);
        try {
            new SAMLResponseWriter(StaxUtil.getXMLStreamWriter(out)).write(response);
        } catch (ProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Xml.own(out.toByteArray());
    }

    private static ResponseType response(
            String issuer, @Nullable String inResponseTo, String returnTo, Status status, Instant at) {
        var response = new ResponseType(MessageId.next(), moment(at));
        response.setIssuer(issuer(issuer));
        response.setDestination(returnTo);
        if (inResponseTo != null) response.setInResponseTo(inResponseTo);
        var code = new StatusCodeType();
        code.setValue(URI.create(status.above()));
        if (status != Status.SUCCESS) {
            var inner = new StatusCodeType();
            inner.setValue(URI.create(status.uri()));
            code.setStatusCode(inner);
        }
        var outcome = new StatusType();
        outcome.setStatusCode(code);
        response.setStatus(outcome);
        return response;
    }

    private static AssertionType assertion(Assertion told) {
        var assertion = new AssertionType(MessageId.next(), moment(told.at()));
        assertion.setIssuer(issuer(told.issuer()));
        assertion.setSubject(subject(told));
        var conditions = new ConditionsType();
        conditions.setNotBefore(moment(told.at()));
        conditions.setNotOnOrAfter(moment(told.at().plus(Assertion.HOLDS)));
        var audience = new AudienceRestrictionType();
        audience.addAudience(URI.create(told.audience()));
        conditions.addCondition(audience);
        assertion.setConditions(conditions);
        assertion.addStatement(authentication(told));
        if (!told.attributes().isEmpty()) assertion.addStatement(attributes(told));
        return assertion;
    }

    private static SubjectType subject(Assertion told) {
        var name = new NameIDType();
        name.setFormat(URI.create(told.nameFormat().uri()));
        name.setValue(told.nameId());
        var data = new SubjectConfirmationDataType();
        data.setRecipient(told.returnTo());
        data.setNotOnOrAfter(moment(told.at().plus(Assertion.DELIVERED_WITHIN)));
        if (told.inResponseTo() != null) data.setInResponseTo(told.inResponseTo());
        var confirmation = new SubjectConfirmationType();
        confirmation.setMethod(Names.BEARER);
        confirmation.setSubjectConfirmationData(data);
        var subject = new SubjectType();
        var named = new SubjectType.STSubType();
        named.addBaseID(name);
        subject.setSubType(named);
        subject.addConfirmation(confirmation);
        return subject;
    }

    private static AuthnStatementType authentication(Assertion told) {
        var statement = new AuthnStatementType(moment(told.provedAt()));
        statement.setSessionIndex(told.session());
        var how = new AuthnContextType();
        var sequence = new AuthnContextType.AuthnContextTypeSequence();
        sequence.setClassRef(new AuthnContextClassRefType(URI.create(told.context())));
        how.setSequence(sequence);
        statement.setAuthnContext(how);
        return statement;
    }

    private static AttributeStatementType attributes(Assertion told) {
        var statement = new AttributeStatementType();
        for (var attribute : told.attributes()) {
            var written = new AttributeType(attribute.name());
            written.setNameFormat(attribute.format());
            attribute.values().forEach(written::addAttributeValue);
            statement.addAttribute(new AttributeStatementType.ASTChoiceType(written));
        }
        return statement;
    }

    private static void encrypt(Document document, Sealed sealed) {
        var how = sealed.how();
        PublicKey receiver = sealed.receiver().getPublicKey();
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(how.bits());
            XMLEncryptionUtil.encryptElement(
                    ASSERTION,
                    document,
                    receiver,
                    generator.generateKey(),
                    how.bits(),
                    ENCRYPTED,
                    true,
                    how.content(),
                    how.transport(),
                    how.digest(),
                    how.mask());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        Element root = document.getDocumentElement();
        Tree.children(root, Names.ASSERTION, "EncryptedAssertion").forEach(Signer::withoutReturns);
    }

    private static NameIDType issuer(String entityId) {
        var issuer = new NameIDType();
        issuer.setValue(entityId);
        return issuer;
    }

    static XMLGregorianCalendar moment(Instant at) {
        return DatatypeFactory.newDefaultInstance()
                .newXMLGregorianCalendar(at.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
