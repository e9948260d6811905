package dk.faelled.identity.provider;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A key that an authority signs with, in its own name.
 *
 * @param id what is told of it ({@code kid}); opens nothing
 * @param certificate self-signed: others trust the key itself, which they are given
 */
public record SigningKey(
        String id, Algorithm algorithm, State state, PrivateKey key, X509Certificate certificate, Instant createdAt) {

    /** What it signs with. SAML takes {@link #RS256}. */
    public enum Algorithm {
        ES256,
        RS256
    }

    /** Where it is on its way; all of them are published. */
    public enum State {
        /** published, so that others know it before it is used */
        NEXT,
        /** signs; one of each algorithm */
        PRIMARY,
        /** signs no more; what it has signed still counts */
        FORMER
    }

    /** When the certificate ends. */
    public Instant until() {
        return certificate.getNotAfter().toInstant();
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm + " " + id + " " + state + "]";
    }
}
