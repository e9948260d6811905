package dk.faelled.identity.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dk.faelled.identity.factor.UsedOnce;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether what a system shows is signed by its own key, just now and for us ({@code private_key_jwt}, RFC 7523 3 and OpenID
 * Connect Core 9). Each one counts once.
 */
@Component
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {
    private static final Set<JWSAlgorithm> ALLOWED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.RS384,
            JWSAlgorithm.PS384);
    private static final JOSEObjectType TYPE = new JOSEObjectType("client-authentication+jwt");
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_ID = 200;
    private final KnownClients clients;
    private final UsedOnce used;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ClientAssertions(KnownClients clients, UsedOnce used, Clock clock, PlatformTransactionManager transactions) {
        this.clients = clients;
        this.used = used;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** By name, in their order: what discovery tells. */
    static List<String> algorithms() {
        return ALLOWED.stream().map(JWSAlgorithm::getName).sorted().toList();
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        var keys = clients.byId(UUID.fromString(client.getId()))
                .map(one -> one.oidc().keys())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, TYPE, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALLOWED, new ImmutableJWKSet<>(ClientKeys.read(keys))));
        // what it says is looked at below
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(jwt -> isGood(client.getClientId(), jwt)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT)));
        return decoder;
    }

    private boolean isGood(String clientId, Jwt jwt) {
        var now = clock.instant();
        var until = jwt.getExpiresAt();
        var issued = jwt.getIssuedAt();
        var once = jwt.getId();
        if (!clientId.equals(jwt.getClaimAsString("iss")) || !clientId.equals(jwt.getSubject())) return false;
        if (jwt.getAudience() == null || jwt.getAudience().stream().noneMatch(ClientAssertions::isOurs)) return false;
        if (until == null || !until.plus(LEEWAY).isAfter(now) || until.isAfter(now.plus(LONGEST))) return false;
        if (issued != null && issued.isAfter(now.plus(LEEWAY))) return false;
        if (once == null || once.isBlank() || once.length() > LONGEST_ID) return false;
        // last, so that nobody else can use one up
        return Boolean.TRUE.equals(transaction.execute(
                _ -> used.take("client-assertion " + Place.issuer() + " " + clientId + " " + once)));
    }

    private static boolean isOurs(String audience) {
        var issuer = Place.issuer();
        var base = Place.isRealm() ? issuer + Place.IN_REALM : issuer + "/oauth2";
        return audience.equals(issuer) || audience.equals(base + "/token") || audience.equals(Place.pushed(issuer));
    }
}
