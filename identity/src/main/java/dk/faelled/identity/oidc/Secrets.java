package dk.faelled.identity.oidc;

import dk.faelled.platform.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Codes, tokens and clients' secrets: 256 random bits each, kept as a hash. A slow hash would add nothing to what nobody can
 * guess, and would be paid for at every token.
 */
final class Secrets implements PasswordEncoder {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 43 letters of base64. */
    static String make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : HexFormat.of().formatHex(Sha256.of(secret.toString()));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        return secret != null
                && encoded != null
                && !encoded.isEmpty()
                && MessageDigest.isEqual(
                        Sha256.of(secret.toString()), HexFormat.of().parseHex(encoded));
    }
}
