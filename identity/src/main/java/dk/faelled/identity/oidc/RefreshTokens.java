package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.Unguessable;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Also for clients that keep no secret: each counts once, and who shows one again loses all. In the realm it has the shape of
 * a JWT, since Keycloak's library for browsers reads every token that it is given; what it says is nobody's to rely on.
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    private final KeyedTokens tokens;
    private final Clock clock;

    RefreshTokens(KeyedTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) return null;
        var now = clock.instant();
        var until = now.plus(KnownClients.REFRESH);
        if (!Place.isRealm()) return new OAuth2RefreshToken(Unguessable.text(), now, until);
        var said = Map.<String, Object>of(
                "iss", Place.issuer(), "typ", "Refresh", "jti", Unguessable.text(), "iat", now, "exp", until);
        return new OAuth2RefreshToken(tokens.signed(Algorithm.ES256, "JWT", said), now, until);
    }
}
