package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Answer;
import dk.faelled.identity.provider.Chosen;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.claims.MappedClaims.Told;
import dk.faelled.identity.provider.claims.Preview;
import dk.faelled.platform.OuterHost;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tokens that a system would get for the scopes openid, profile and email: made as all are, and not signed. */
@Component
class TokenPreview implements Preview {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);
    private static final Set<String> SCOPES = Set.of(Scopes.OPENID, Scopes.PROFILE, Scopes.EMAIL);
    private final KnownClients clients;
    private final OidcClients register;
    private final TokenClaims claims;
    private final OuterHost host;
    private final Clock clock;

    private record Written(Map<String, Object> header, Map<String, Object> claims) {}

    TokenPreview(KnownClients clients, OidcClients register, TokenClaims claims, OuterHost host, Clock clock) {
        this.clients = clients;
        this.register = register;
        this.claims = claims;
        this.host = host;
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.OIDC10;
    }

    @Override
    public String rolesSystem(UUID provider) {
        return clients.byId(provider)
                .filter(client -> client.oidc().realm())
                .map(client -> client.oidc().rolesSystem())
                .orElse("");
    }

    @Override
    public String of(Answer.In in, Told told, HttpServletRequest request) {
        var here = host.address(request);
        var client = clients.byId(in.provider().id());
        if (here.isEmpty() || client.isEmpty()) return "";
        var issuer = here.get() + (client.get().oidc().realm() ? Place.REALMS + register.realm() : "");
        var proven = new Proven(new Proven.Facts(
                in.provider().id(),
                in.who().account(),
                in.session(),
                in.person().uuid().toString(),
                in.at(),
                in.level(),
                in.second(),
                Wanted.of(Map.of()).answered(in.provider().level(), in.level(), in.second()),
                Wanted.methods(in.method(), in.second()),
                Chosen.NOTHING));
        var facts = TokenClaims.told(client.get(), in.person(), told, proven.facts(), SCOPES);
        proven.told(() -> facts);
        var both = new LinkedHashMap<String, Object>();
        both.put("id_token", written(client.get(), proven, issuer, ID_TOKEN));
        both.put("access_token", written(client.get(), proven, issuer, OAuth2TokenType.ACCESS_TOKEN));
        return JSON.writeValueAsString(both);
    }

    private Written written(KnownClients.Client client, Proven proven, String issuer, OAuth2TokenType type) {
        var unsigned = new Unsigned();
        var generator = new JwtGenerator(unsigned);
        generator.setClock(clock);
        generator.setJwtCustomizer(claims);
        var asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(issuer)
                .clientId(client.registered().getClientId())
                .build();
        var grant = OAuth2Authorization.withRegisteredClient(client.registered())
                .principalName(proven.getName())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .attribute(OAuth2AuthorizationRequest.class.getName(), asked)
                .build();
        generator.generate(DefaultOAuth2TokenContext.builder()
                .registeredClient(client.registered())
                .principal(proven)
                .authorizationServerContext(new At(issuer))
                .authorization(grant)
                .authorizedScopes(SCOPES)
                .tokenType(type)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .build());
        return Objects.requireNonNull(unsigned.written);
    }

    /** Keeps what it is to sign. */
    private static final class Unsigned implements JwtEncoder {
        private @Nullable Written written;

        @Override
        public Jwt encode(JwtEncoderParameters parameters) {
            var header = new LinkedHashMap<String, Object>();
            var given = parameters.getJwsHeader();
            if (given != null) {
                header.put("alg", given.getAlgorithm().getName());
                header.put("typ", given.getType() == null ? "JWT" : given.getType());
            }
            var claims = new LinkedHashMap<>(parameters.getClaims().getClaims());
            claims.replaceAll((_, value) -> value instanceof Instant at ? (Object) at.getEpochSecond() : value);
            written = new Written(header, claims);
            return new Jwt(
                    "unsigned",
                    parameters.getClaims().getIssuedAt(),
                    parameters.getClaims().getExpiresAt(),
                    header.isEmpty() ? Map.of("alg", "none") : header,
                    parameters.getClaims().getClaims());
        }
    }

    /** Where the system finds us. */
    private record At(String issuer) implements AuthorizationServerContext {
        @Override
        public String getIssuer() {
            return issuer;
        }

        @Override
        public AuthorizationServerSettings getAuthorizationServerSettings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
