package dk.faelled.identity.oidc;

import dk.faelled.platform.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Codes, tokens and clients' secrets: {@link dk.faelled.platform.Unguessable} each, kept as a hash. A slow hash would add nothing to what nobody can
 * guess, and would be paid for at every token.
 */
final class Secrets implements PasswordEncoder {

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
