package dk.faelled.identity.upstream;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.SignedJWT;
import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.provider.SigningKeys;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * ID tokens that a provider has encrypted to us (JWE around a signed token, OpenID Connect Core 10.2), and the keys by which it
 * does. They are those of the authority's that SAML names for the same purpose, and are replaced with them: what was encrypted
 * to one that is still published can be read.
 */
@Component
class SealedTokens {
    private static final Set<JWEAlgorithm> WAYS = Set.of(JWEAlgorithm.RSA_OAEP_256);
    private static final Set<EncryptionMethod> METHODS = Set.of(
            EncryptionMethod.A128GCM,
            EncryptionMethod.A192GCM,
            EncryptionMethod.A256GCM,
            EncryptionMethod.A128CBC_HS256,
            EncryptionMethod.A256CBC_HS512);
    private static final int SEALED_PARTS = 5;
    private static final int LONGEST = 65_536;
    private final SigningKeys keys;

    SealedTokens(SigningKeys keys) {
        this.keys = keys;
    }

    /** The public parts, as JSON Web Key Set; the one that is in use first. */
    String published() {
        List<JWK> all = ours().stream().map(SealedTokens::published).toList();
        return new JWKSet(all).toString();
    }

    private List<SigningKey> ours() {
        return keys.published().stream()
                .filter(key -> key.algorithm() == SigningKey.Algorithm.RS256)
                .sorted(java.util.Comparator.comparing(key -> key.state() != SigningKey.State.PRIMARY))
                .toList();
    }

    private static JWK published(SigningKey key) {
        return new RSAKey.Builder((RSAPublicKey) key.certificate().getPublicKey())
                .keyID(key.id())
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(JWEAlgorithm.RSA_OAEP_256)
                .build();
    }

    /**
     * What is signed; of a token that is not encrypted, itself.
     *
     * @throws SourceRefused where it is encrypted in a way that is not allowed, to a key that is not ours, or has nothing signed
     *     in it
     * @throws ParseException where it is no token at all
     */
    SignedJWT opened(String token) throws ParseException {
        if (token.length() > LONGEST) throw new SourceRefused(Fault.TOKEN, "length");
        if (JOSEObject.split(token).length != SEALED_PARTS) return SignedJWT.parse(token);
        var sealed = EncryptedJWT.parse(token);
        var header = sealed.getHeader();
        // what is packed small may come out very large
        if (!WAYS.contains(header.getAlgorithm())
                || !METHODS.contains(header.getEncryptionMethod())
                || header.getCompressionAlgorithm() != null) throw new SourceRefused(Fault.TOKEN, "enc");
        var named = header.getKeyID();
        for (var key : ours()) {
            if (named != null && !named.equals(key.id())) continue;
            try {
                sealed.decrypt(new RSADecrypter(key.key()));
            } catch (JOSEException another) {
                continue;
            }
            var signed = sealed.getPayload().toSignedJWT();
            if (signed == null) throw new SourceRefused(Fault.TOKEN, "cty");
            return signed;
        }
        throw new SourceRefused(Fault.TOKEN, "key");
    }
}
