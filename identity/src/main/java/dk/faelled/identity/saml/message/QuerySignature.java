package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signature beside a message in an address.
 *
 * @param signed the text that it covers, as it stood in the address
 */
record QuerySignature(String signed, String algorithm, byte[] value) {
    private static final Map<String, String> JAVA_NAMES = Map.of(
            "rsa-sha256", "SHA256withRSA",
            "rsa-sha384", "SHA384withRSA",
            "rsa-sha512", "SHA512withRSA",
            "ecdsa-sha256", "SHA256withECDSAinP1363Format",
            "ecdsa-sha384", "SHA384withECDSAinP1363Format",
            "ecdsa-sha512", "SHA512withECDSAinP1363Format");

    /** Null for a message without one. */
    static @Nullable QuerySignature in(RawQuery query, String parameter) {
        var value = query.value("Signature");
        var algorithm = query.value("SigAlg");
        if (value == null && algorithm == null) return null;
        if (value == null || algorithm == null) throw new Refused(Why.QUERY, value == null ? "Signature" : "SigAlg");
        var state = query.value("RelayState");
        var signed = parameter + "=" + query.value(parameter) + (state == null ? "" : "&RelayState=" + state)
                + "&SigAlg=" + algorithm;
        return new QuerySignature(signed, Received.decoded(algorithm), Received.base64(Received.decoded(value)));
    }

    void verify(Collection<PublicKey> keys) {
        XmlSignature.allow(algorithm);
        if (keys.stream().noneMatch(this::isBy)) throw new Refused(Why.SIGNATURE);
    }

    private boolean isBy(PublicKey key) {
        try {
            var signature = Signature.getInstance(JAVA_NAMES.get(algorithm.substring(algorithm.indexOf('#') + 1)));
            signature.initVerify(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.verify(value);
        } catch (GeneralSecurityException wrong) { // another kind of key, or no signature at all
            return false;
        }
    }

    /** The text and its signature, as they stand in an address. */
    static String sign(String parameters, PrivateKey key) {
        var text = parameters + "&SigAlg=" + encoded(Names.RSA_SHA256);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
