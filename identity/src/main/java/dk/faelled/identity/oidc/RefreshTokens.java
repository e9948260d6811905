package dk.faelled.identity.oidc;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Also for clients that keep no secret: each counts once, and who shows one again loses all. */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    private final Clock clock;

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) return null;
        var now = clock.instant();
        return new OAuth2RefreshToken(Secrets.make(), now, now.plus(KnownClients.REFRESH));
    }
}
