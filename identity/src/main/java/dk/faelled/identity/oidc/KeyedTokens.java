package dk.faelled.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dk.faelled.identity.provider.NativeSignatures;
import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.SigningKeys;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtEncodingException;
import org.springframework.stereotype.Component;

/** Signs with the authority's own keys, and tells others what to check them with. */
@Component
class KeyedTokens implements JwtEncoder, JWKSource<SecurityContext> {
    private static final int MOST = 1000;
    private final Map<String, JWSSigner> signers = new ConcurrentHashMap<>();
    private final SigningKeys keys;

    KeyedTokens(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        var header = parameters.getJwsHeader();
        var name =
                header == null ? Algorithm.ES256.name() : header.getAlgorithm().getName();
        var type = header == null ? null : header.getType();
        var claims = new HashMap<>(parameters.getClaims().getClaims());
        var key = keys.primary(Algorithm.valueOf(name));
        return new Jwt(
                signed(key, type == null ? "JWT" : type, claims),
                parameters.getClaims().getIssuedAt(),
                parameters.getClaims().getExpiresAt(),
                Map.of("alg", name, "kid", key.id()),
                claims);
    }

    /** @param type as the header {@code typ} @param claims moments as {@link Instant} */
    String signed(Algorithm algorithm, String type, Map<String, Object> claims) {
        return signed(keys.primary(algorithm), type, claims);
    }

    private String signed(SigningKey key, String type, Map<String, Object> claims) {
        var said = new JWTClaimsSet.Builder();
        claims.forEach((name, value) -> said.claim(name, value instanceof Instant at ? Date.from(at) : value));
        var header = new JWSHeader.Builder(JWSAlgorithm.parse(key.algorithm().name()))
                .keyID(key.id())
                .type(new JOSEObjectType(type))
                .build();
        var token = new SignedJWT(header, said.build());
        try {
            token.sign(signer(key));
        } catch (JOSEException failed) {
            throw new JwtEncodingException("a token could not be signed", failed);
        }
        return token.serialize();
    }

    private JWSSigner signer(SigningKey key) throws JOSEException {
        var known = signers.get(key.id());
        if (known != null) return known;
        var made =
                switch (key.algorithm()) {
                    case ES256 -> new ECDSASigner(key.key(), Curve.P_256);
                    case RS256 -> new RSASSASigner(key.key());
                };
        NativeSignatures.provider().ifPresent(made.getJCAContext()::setProvider);
        if (signers.size() > MOST) signers.clear();
        signers.put(key.id(), made);
        return made;
    }

    /** The keys are at hand, read anew where it was time. */
    void ready() {
        keys.published();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(published());
    }

    /** The public parts only. */
    JWKSet published() {
        return new JWKSet(keys.published().stream().map(KeyedTokens::published).toList());
    }

    private static JWK published(SigningKey key) {
        var algorithm = JWSAlgorithm.parse(key.algorithm().name());
        return switch (key.algorithm()) {
            case ES256 ->
                new ECKey.Builder(Curve.P_256, (ECPublicKey) key.certificate().getPublicKey())
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
            case RS256 ->
                new RSAKey.Builder((RSAPublicKey) key.certificate().getPublicKey())
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
        };
    }

    /**
     * What a token says that we have signed ourselves; empty for any other, whatever it says of its algorithm. Whether its
     * time is over is for the caller to look at.
     */
    Optional<JWTClaimsSet> ours(String token) {
        try {
            var read = SignedJWT.parse(token);
            var key = published().getKeyByKeyId(read.getHeader().getKeyID());
            if (key == null || !read.getHeader().getAlgorithm().equals(key.getAlgorithm())) return Optional.empty();
            var right =
                    switch (key) {
                        case ECKey ec -> read.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(ec));
                        case RSAKey rsa -> read.verify(new com.nimbusds.jose.crypto.RSASSAVerifier(rsa));
                        default -> false;
                    };
            return right ? Optional.of(read.getJWTClaimsSet()) : Optional.empty();
        } catch (java.text.ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }
}
