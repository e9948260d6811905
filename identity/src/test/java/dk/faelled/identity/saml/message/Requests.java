package dk.faelled.identity.saml.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelogin.saml2.util.Util;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.Deflater;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** What a system sends, written and signed by others than the program under test. */
final class Requests {
    static final String HERE = "https://login.dalby.example/sso/saml/login";
    static final String SYSTEM = "https://system.example/saml";
    static final String RETURN = "https://system.example/saml/acs";
    static final String SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

    private Requests() {}

    static String authn(Instant at) {
        return authn("_4711", at, "AssertionConsumerServiceURL=\"" + RETURN + "\"", "");
    }

    static String authn(String id, Instant at, String attributes, String inside) {
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="%s" Version="2.0" IssueInstant="%s" \
                Destination="%s" %s><saml:Issuer>%s</saml:Issuer>%s</samlp:AuthnRequest>""".formatted(id, at.truncatedTo(ChronoUnit.SECONDS), HERE, attributes, SYSTEM, inside);
    }

    static String logout(String id, Instant at, String name) {
        return """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="%s" Version="2.0" IssueInstant="%s" \
                Destination="%s"><saml:Issuer>%s</saml:Issuer><saml:NameID>%s</saml:NameID>\
                <samlp:SessionIndex>_s1</samlp:SessionIndex></samlp:LogoutRequest>""".formatted(id, at.truncatedTo(ChronoUnit.SECONDS), HERE, SYSTEM, name);
    }

    static Document document(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String signed(String xml, Certified by, String algorithm, String digest) {
        try {
            return Util.addSign(document(xml), by.key(), by.certificate(), algorithm, digest);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String signed(String xml, Certified by) {
        return signed(xml, by, SHA256, "http://www.w3.org/2001/04/xmlenc#sha256");
    }

    static Received posted(String xml) {
        return Received.byPost(Base64.getEncoder().encodeToString(xml.getBytes(UTF_8)), null);
    }

    static String deflated(byte[] bytes) {
        var deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        var out = new java.io.ByteArrayOutputStream();
        var part = new byte[1024];
        while (!deflater.finished()) out.write(part, 0, deflater.deflate(part));
        deflater.end();
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** The signed part of an address, and its signature. */
    static String query(String xml, String relayState, PrivateKey key, String algorithm) {
        var text = "SAMLRequest=" + encoded(deflated(xml.getBytes(UTF_8))) + "&RelayState=" + encoded(relayState)
                + "&SigAlg=" + encoded(algorithm);
        try {
            var signature = Signature.getInstance(algorithm.equals(SHA1) ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return text + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Refused.Why why(Runnable work) {
        try {
            work.run();
        } catch (Refused refused) {
            return refused.why();
        }
        throw new AssertionError("was not refused");
    }
}
