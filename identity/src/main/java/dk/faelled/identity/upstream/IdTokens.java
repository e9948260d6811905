package dk.faelled.identity.upstream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether an ID token is another provider's, meant for us and for the sign-in that was begun (OpenID Connect Core 3.1.3.7). It
 * is signed by one of the provider's published keys with an algorithm of two keys; {@code none} and a shared secret are not
 * among them. It may be encrypted to us around that.
 */
@Component
class IdTokens {
    private static final Set<JWSAlgorithm> ALLOWED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final Duration LEEWAY = Duration.ofMinutes(3);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private final SourceKeys keys;
    private final SealedTokens sealed;
    private final Clock clock;

    IdTokens(SourceKeys keys, SealedTokens sealed, Clock clock) {
        this.keys = keys;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** @throws SourceRefused where it is not to be believed */
    JWTClaimsSet verified(String token, OidcSource source, String nonce) {
        try {
            var claims = processor(source).process(sealed.opened(token), null);
            var authorised = claims.getStringClaim("azp");
            if (authorised == null ? claims.getAudience().size() > 1 : !authorised.equals(source.clientId()))
                throw new SourceRefused(Fault.TOKEN, "azp");
            var now = clock.instant();
            var issued = claims.getIssueTime().toInstant();
            if (issued.isAfter(now.plus(LEEWAY)) || issued.isBefore(now.minus(OLDEST)))
                throw new SourceRefused(Fault.TOKEN, "iat");
            if (!nonce.equals(claims.getStringClaim("nonce"))) throw new SourceRefused(Fault.NONCE, "nonce");
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw new SourceRefused(Fault.TOKEN, wrong.getClass().getSimpleName());
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(OidcSource source) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALLOWED, keys.at(source.discovery().keys())));
        processor.setJWTClaimsSetVerifier(new ForUs(source, clock));
        return processor;
    }

    private static final class ForUs extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ForUs(OidcSource source, Clock clock) {
            super(
                    source.clientId(),
                    new JWTClaimsSet.Builder().issuer(source.issuer()).build(),
                    Set.of("sub", "iat", "exp"));
            this.clock = clock;
            setMaxClockSkew((int) LEEWAY.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
