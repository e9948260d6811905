package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Certificates as messages hold them: base64 without lines of its own. */
public final class Certificates {
    private static final int FEWEST_BITS = 2048;

    private Certificates() {}

    /** @throws Refused for what is no certificate, or holds a key that is too short */
    static X509Certificate read(String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            var read = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            if (read.getPublicKey() instanceof RSAPublicKey key
                    && key.getModulus().bitLength() < FEWEST_BITS)
                throw new Refused(Why.WEAK_KEY, String.valueOf(key.getModulus().bitLength()));
            return read;
        } catch (CertificateException | IllegalArgumentException wrong) {
            throw new Refused(Why.CERTIFICATE);
        }
    }

    /** As files hold them (RFC 7468). */
    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
