package dk.faelled.organisation.os2mo.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Signs tokens for the well-known clients where integrations are developed and no issuer is at hand. Off where no authority
 * has a secret for it. The key lies in memory: a restart makes an end of all its tokens.
 */
@Component
class DevelopmentTokens {
    static final Duration GOOD_FOR = Duration.ofMinutes(5);
    static final String AUTHORITY = "faelled_authority";
    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentTokens.class);
    private static final int KEY_BITS = 2048;
    private final Map<String, String> secrets;
    private final Clock clock;
    private @Nullable RSAKey key;

    DevelopmentTokens(TokenSettings settings, Clock clock) {
        this.secrets = settings.development();
        this.clock = clock;
        if (isOn())
            LOG.warn("Tokens for development are issued to whoever knows their secret; not meant for operation");
    }

    boolean isOn() {
        return !secrets.isEmpty();
    }

    /** The CVR number of the authority whose secret it is. */
    Optional<String> authority(String secret) {
        var presented = secret.getBytes(StandardCharsets.UTF_8);
        return secrets.entrySet().stream()
                .filter(each -> MessageDigest.isEqual(each.getValue().getBytes(StandardCharsets.UTF_8), presented))
                .map(Map.Entry::getKey)
                .findAny();
    }

    String sign(String issuer, String cvr, String client, List<String> roles) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(WellKnownClients.id(client).toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(GOOD_FOR)))
                .claim("typ", "Bearer")
                .claim("azp", client)
                .claim("uuid", WellKnownClients.id(client).toString())
                .claim("preferred_username", "service-account-" + client)
                .claim(AUTHORITY, cvr)
                .claim("realm_access", Map.of("roles", roles))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key().getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    Map<String, Object> publicKeys() {
        return new JWKSet(key().toPublicJWK()).toJSONObject();
    }

    /** What reads the token, where it names the key; its signature is still to be looked at. */
    Optional<JwtDecoder> decoder(String token) {
        if (!isOn()) return Optional.empty();
        try {
            var named = SignedJWT.parse(token).getHeader().getKeyID();
            if (!key().getKeyID().equals(named)) return Optional.empty();
            return Optional.of(NimbusJwtDecoder.withPublicKey(key().toRSAPublicKey())
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .build());
        } catch (ParseException | JOSEException other) {
            return Optional.empty();
        }
    }

    /** Made when it is first wanted: that takes a moment. */
    private synchronized RSAKey key() {
        var known = key;
        if (known == null)
            try {
                key = known = new RSAKeyGenerator(KEY_BITS)
                        .keyID(UUID.randomUUID().toString())
                        .generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        return known;
    }
}
