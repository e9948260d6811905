package dk.faelled.identity.oidc;

import com.nimbusds.jwt.JWTParser;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.platform.Sha256;
import dk.faelled.secondfactor.NsisLevel;
import java.security.Principal;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.stereotype.Component;

/**
 * Between what is kept and what the library works with. Tokens are not kept, so one that was not shown stands there under a
 * name that no token can have.
 */
@Component
class GrantForms {
    private static final String VERSION = "faelled.version";
    private static final String REFRESH_BEFORE = "faelled.refresh-before";
    private static final String CODE = "-code";
    private static final String ACCESS = "-access";
    private static final String REFRESH = "-refresh";
    private static final String ID = "-id";
    private final KnownClients clients;

    /** What somebody came with. */
    record Shown(String code, String access, String refresh) {
        static final Shown NOTHING = new Shown(CODE, ACCESS, REFRESH);

        static Shown code(String token) {
            return new Shown(token, ACCESS, REFRESH);
        }

        static Shown access(String token) {
            return new Shown(CODE, token, REFRESH);
        }

        static Shown refresh(String token) {
            return new Shown(CODE, ACCESS, token);
        }

        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    GrantForms(KnownClients clients) {
        this.clients = clients;
    }

    /** Null for one that was not kept before. */
    static @Nullable Integer version(OAuth2Authorization authorization) {
        return authorization.getAttribute(VERSION);
    }

    static byte @Nullable [] refreshBefore(OAuth2Authorization authorization) {
        return authorization.getAttribute(REFRESH_BEFORE);
    }

    static OidcGrantTable.Tokens tokens(OAuth2Authorization authorization, Instant now) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        var access = authorization.getAccessToken();
        var refresh = authorization.getRefreshToken();
        var until = now;
        for (var token : new OAuth2Authorization.Token<?>[] {code, access, refresh})
            if (token != null
                    && token.getToken().getExpiresAt() != null
                    && token.getToken().getExpiresAt().isAfter(until))
                until = token.getToken().getExpiresAt();
        return new OidcGrantTable.Tokens(
                hash(code),
                code == null ? null : code.getToken().getExpiresAt(),
                code != null && code.isInvalidated(),
                hash(access),
                access == null ? null : access.getToken().getIssuedAt(),
                access == null ? null : access.getToken().getExpiresAt(),
                access != null && access.isInvalidated(),
                hash(refresh),
                refresh == null ? null : refresh.getToken().getIssuedAt(),
                refresh == null ? null : refresh.getToken().getExpiresAt(),
                refresh != null && refresh.isInvalidated(),
                until);
    }

    /** Null for none, and for one that stands under a name only. */
    private static byte @Nullable [] hash(OAuth2Authorization.@Nullable Token<?> token) {
        if (token == null) return null;
        var value = token.getToken().getTokenValue();
        return value.startsWith("-") && Set.of(CODE, ACCESS, REFRESH, ID).contains(value) ? null : Sha256.of(value);
    }

    /** Of one that was not kept before. */
    Grant grant(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        Principal principal = authorization.getAttribute(Principal.class.getName());
        var proven = principal instanceof Proven known ? known.facts() : null;
        Map<String, Object> more = request == null ? Map.of() : request.getAdditionalParameters();
        return new Grant(
                authorization.getId(),
                UUID.fromString(authorization.getRegisteredClientId()),
                Place.issuer(),
                authorization.getAuthorizationGrantType().getValue(),
                authorization.getPrincipalName(),
                proven == null ? null : proven.account(),
                proven == null ? null : proven.session(),
                proven == null ? null : proven.at(),
                proven == null ? NsisLevel.NONE : proven.level(),
                proven != null && proven.second(),
                proven == null ? "" : proven.acr(),
                proven == null ? List.of() : proven.amr(),
                proven == null ? Chosen.NOTHING : proven.chosen(),
                authorization.getAuthorizedScopes().stream().sorted().toList(),
                request == null ? null : request.getRedirectUri(),
                (String) more.get(PkceParameterNames.CODE_CHALLENGE),
                (String) more.get(OidcParameterNames.NONCE),
                null,
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                false,
                0);
    }

    /** Empty where it was given at another place, or the system is not let in any more. */
    Optional<OAuth2Authorization> authorization(Grant grant, Shown shown) {
        if (!grant.issuer().equals(Place.issuer())) return Optional.empty();
        var client = clients.findById(grant.provider().toString());
        if (client == null) return Optional.empty();
        var made = OAuth2Authorization.withRegisteredClient(client)
                .id(grant.id())
                .principalName(grant.subject())
                .authorizationGrantType(new AuthorizationGrantType(grant.type()))
                .authorizedScopes(Set.copyOf(grant.scopes()))
                .attribute(VERSION, grant.version());
        if (grant.refreshHash() != null) made.attribute(REFRESH_BEFORE, grant.refreshHash());
        if (grant.account() != null) {
            made.attribute(Principal.class.getName(), new Proven(facts(grant)));
            made.attribute(OAuth2AuthorizationRequest.class.getName(), request(grant, client.getClientId()));
        }
        tokens(grant, shown, made);
        return Optional.of(made.build());
    }

    private static void tokens(Grant grant, Shown shown, OAuth2Authorization.Builder made) {
        if (grant.code() != null)
            made.token(
                    new OAuth2AuthorizationCode(shown.code(), grant.code().minus(KnownClients.CODE), grant.code()),
                    about -> about.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, grant.codeUsed()));
        if (grant.accessAt() != null && grant.accessUntil() != null) {
            var access = new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER,
                    shown.access(),
                    grant.accessAt(),
                    grant.accessUntil(),
                    Set.copyOf(grant.scopes()));
            made.token(access, about -> {
                about.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, grant.accessEnded());
                about.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims(shown.access()));
            });
            // the library reads the one before when it makes the next; what is in it is decided anew
            if (grant.scopes().contains(Scopes.OPENID))
                made.token(new OidcIdToken(ID, grant.accessAt(), grant.accessUntil(), Map.of("sub", grant.subject())));
        }
        if (grant.refreshAt() != null && grant.refreshUntil() != null)
            made.refreshToken(new OAuth2RefreshToken(shown.refresh(), grant.refreshAt(), grant.refreshUntil()));
    }

    private static Proven.Facts facts(Grant grant) {
        return new Proven.Facts(
                grant.provider(),
                Objects.requireNonNull(grant.account()),
                Objects.requireNonNull(grant.session()),
                grant.subject(),
                Objects.requireNonNull(grant.authTime()),
                grant.level(),
                grant.second(),
                grant.acr(),
                grant.amr(),
                grant.chosen());
    }

    private static OAuth2AuthorizationRequest request(Grant grant, String clientId) {
        var more = new HashMap<String, Object>();
        if (grant.challenge() != null) {
            more.put(PkceParameterNames.CODE_CHALLENGE, grant.challenge());
            more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        }
        if (grant.nonce() != null) more.put(OidcParameterNames.NONCE, grant.nonce());
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(grant.issuer())
                .clientId(clientId)
                .redirectUri(grant.redirect())
                .scopes(Set.copyOf(grant.scopes()))
                .additionalParameters(more)
                .build();
    }

    /** Whoever shows the token shows what is in it; that its hash is known proves that we made it. */
    private static Map<String, Object> claims(String token) {
        if (token.equals(ACCESS)) return Map.of();
        try {
            var claims = JWTParser.parse(token).getJWTClaimsSet();
            var read = new HashMap<String, Object>(claims.getClaims());
            read.replaceAll((_, value) -> value instanceof java.util.Date date ? date.toInstant() : value);
            return read;
        } catch (ParseException notOurs) {
            return Map.of();
        }
    }
}
