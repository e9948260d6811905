package dk.faelled.organisation.os2mo.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Bearer;
import dk.faelled.platform.OwnIssuer;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Tokens of the issuers that the authorities trust; the issuer tells the authority. */
@Component
@EnableConfigurationProperties(TokenSettings.class)
class IssuedTokens implements Bearer.Reader {
    private static final String SERVICE = "service-account-";
    private static final int MOST = 1000;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final TokenSettings settings;
    private final Tenants tenants;
    private final DevelopmentTokens development;
    private final ObjectProvider<OwnIssuer> own;

    IssuedTokens(
            TokenSettings settings, Tenants tenants, DevelopmentTokens development, ObjectProvider<OwnIssuer> own) {
        this.own = own;
        this.settings = settings;
        this.tenants = tenants;
        this.development = development;
    }

    @Override
    public Bearer read(String token) {
        var developing = development.decoder(token);
        if (developing.isPresent()) {
            var read = verified(token, developing.get());
            return bearer(tenant(String.valueOf(read.getClaimAsString(DevelopmentTokens.AUTHORITY))), read);
        }
        var issuer = issuer(token);
        if (issuer == null) throw new Bearer.Unreadable(null);
        var issuing = own.stream().findAny().flatMap(ours -> ours.published(issuer));
        if (issuing.isPresent()) return ours(token, issuer, issuing.get());
        var trusted = settings.issuers().entrySet().stream()
                .filter(e -> e.getValue().issuer().equals(issuer))
                .findAny()
                .orElseThrow(() -> new Bearer.Unreadable(null));
        var tenant = tenant(trusted.getKey());
        return bearer(tenant, verified(token, decoders.computeIfAbsent(issuer, _ -> decoder(trusted.getValue()))));
    }

    /** Of a realm of our own. What it issues for another use, as an ID token or the notice of a logout, opens nothing. */
    private Bearer ours(String token, String issuer, OwnIssuer.Published published) {
        var tenant = tenants.active().stream()
                .filter(one -> one.id().equals(published.tenant()))
                .findAny()
                .orElseThrow(() -> new Bearer.Unreadable(null));
        var read = verified(token, decoder(issuer, published.keys()));
        if (!"Bearer".equals(read.getClaimAsString("typ"))) throw new Bearer.Unreadable(null);
        return bearer(tenant, read);
    }

    private JwtDecoder decoder(String issuer, String keys) {
        // another key set is another decoder; the one before is of no use any more
        if (decoders.size() > MOST) decoders.clear();
        return decoders.computeIfAbsent(issuer + " " + keys, _ -> {
            try {
                var processor = new DefaultJWTProcessor<SecurityContext>();
                processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                        Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new ImmutableJWKSet<>(JWKSet.parse(keys))));
                // times are looked at below, with what is wrong said to the caller
                processor.setJWTClaimsSetVerifier((_, _) -> {});
                var decoder = new NimbusJwtDecoder(processor);
                decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
                return decoder;
            } catch (ParseException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private TenantInfo tenant(String cvr) {
        return tenants.active().stream()
                .filter(t -> t.cvr().equals(cvr))
                .findAny()
                .orElseThrow(() -> new Bearer.Unreadable(null));
    }

    /** Not believed yet: it only tells whose keys to ask. */
    private static @Nullable String issuer(String token) {
        try {
            var claims = JWTParser.parse(token).getJWTClaimsSet();
            return claims == null ? null : claims.getIssuer();
        } catch (ParseException e) {
            throw new Bearer.Unreadable(null);
        }
    }

    private static Jwt verified(String token, JwtDecoder decoder) {
        try {
            return decoder.decode(token);
        } catch (JwtValidationException e) {
            boolean expired = e.getErrors().stream()
                    .anyMatch(error -> String.valueOf(error.getDescription()).contains("expired"));
            throw new Bearer.Unreadable(expired ? "Signature has expired" : null);
        } catch (JwtException e) {
            throw new Bearer.Unreadable(null);
        }
    }

    private static JwtDecoder decoder(TokenSettings.Issuer issuer) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(issuer.jwks())
                .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)))
                .build();
        var standard = JwtValidators.createDefaultWithIssuer(issuer.issuer());
        var audience = issuer.audience();
        decoder.setJwtValidator(
                audience == null
                        ? standard
                        : new DelegatingOAuth2TokenValidator<>(
                                standard,
                                new JwtClaimValidator<List<String>>(
                                        "aud", named -> named != null && named.contains(audience))));
        return decoder;
    }

    private static Bearer bearer(TenantInfo tenant, Jwt token) {
        var name = Objects.requireNonNullElse(token.getClaimAsString("preferred_username"), "");
        boolean machine = name.isEmpty() || name.startsWith(SERVICE);
        var roles = roles(token);
        return new Bearer(
                tenant.id(),
                new Actor(Actor.Kind.PERSON, Guid.of(token.getClaimAsString("uuid")), shown(name, token)),
                TokenRoles.permissions(roles, machine),
                name.isEmpty() ? null : name,
                token.getClaimAsString("email"),
                roles);
    }

    private static String shown(String name, Jwt token) {
        if (!name.isEmpty()) return name;
        var client = token.getClaimAsString("azp");
        return client == null ? "" : client;
    }

    private static List<String> roles(Jwt token) {
        var realm = token.getClaimAsMap("realm_access");
        if (realm == null || !(realm.get("roles") instanceof List<?> roles)) return List.of();
        return roles.stream().map(String::valueOf).toList();
    }

    /** The id in a token: text, or what Microsoft's directory makes of it. */
    static final class Guid {
        private static final UUID MISSING = UUID.fromString("face1e55-baad-1110-006d-697373696e67");
        private static final UUID UNREADABLE = UUID.fromString("bad070c1-baad-1110-006e-6f7061727365");

        private Guid() {}

        static UUID of(@Nullable String claim) {
            if (claim == null || claim.isBlank()) return MISSING;
            try {
                return claim.length() == 36
                        ? UUID.fromString(claim)
                        : littleEndian(java.util.Base64.getDecoder().decode(claim));
            } catch (IllegalArgumentException e) {
                return UNREADABLE;
            }
        }

        /** The first three groups stand backwards. */
        private static UUID littleEndian(byte[] bytes) {
            if (bytes.length != 16) throw new IllegalArgumentException("no GUID");
            var order = new int[] {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
            var turned = java.nio.ByteBuffer.allocate(16);
            for (int from : order) turned.put(bytes[from]);
            turned.flip();
            return new UUID(turned.getLong(), turned.getLong());
        }
    }
}
