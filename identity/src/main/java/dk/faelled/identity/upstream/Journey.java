package dk.faelled.identity.upstream;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in that this browser has begun at another provider.
 *
 * @param state by which the answer is known again, and {@code nonce} the same within an ID token
 * @param verifier of PKCE (RFC 7636)
 * @param request id of our message of SAML
 * @param base of our addresses, as the browser knows us
 * @param next the page that is wanted
 * @param anew whoever is signed in is to prove it once more
 * @param trial nobody comes in: an administrator wants to see what would be
 */
record Journey(
        UUID source,
        String state,
        String nonce,
        String verifier,
        String request,
        String base,
        String next,
        boolean anew,
        boolean trial,
        Instant at)
        implements Serializable {
    @Override
    public String toString() {
        return "Journey[" + source + "]";
    }
}
