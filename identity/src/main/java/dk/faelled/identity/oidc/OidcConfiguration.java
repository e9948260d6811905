package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Admissions;
import dk.faelled.identity.provider.Detours;
import dk.faelled.identity.provider.ServiceSessions;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.limit.RateLimits;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The library's authorization server, in two places: at the root of the host and in the realm. Of what it knows, only what is
 * promised is switched on; discovery, userinfo and logout are our own.
 */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {
    private final KnownClients clients;
    private final OidcClients register;
    private final Grants grants;
    private final ClientAssertions assertions;
    private final KeyedTokens tokens;
    private final TokenClaims claims;
    private final Admissions admissions;
    private final Detours detours;
    private final ServiceSessions sessions;
    private final OuterHost hosts;
    private final RateLimits limits;
    private final Origins origins;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OidcConfiguration(
            KnownClients clients,
            OidcClients register,
            Grants grants,
            ClientAssertions assertions,
            KeyedTokens tokens,
            TokenClaims claims,
            Admissions admissions,
            Detours detours,
            ServiceSessions sessions,
            OuterHost hosts,
            RateLimits limits,
            Origins origins,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.clients = clients;
        this.register = register;
        this.grants = grants;
        this.assertions = assertions;
        this.tokens = tokens;
        this.claims = claims;
        this.admissions = admissions;
        this.detours = detours;
        this.sessions = sessions;
        this.hosts = hosts;
        this.limits = limits;
        this.origins = origins;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Bean
    @Order(1)
    SecurityFilterChain oidcAtTheRoot(HttpSecurity http) {
        var here = matching(
                "/oauth2/authorize",
                "/oauth2/token",
                "/oauth2/jwks",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/par",
                "/.well-known/openid-configuration",
                "/userinfo",
                "/connect/logout");
        return chain(http, here, AuthorizationServerSettings.builder().build());
    }

    @Bean
    @Order(2)
    SecurityFilterChain oidcInTheRealm(HttpSecurity http) {
        var settings = AuthorizationServerSettings.builder()
                .multipleIssuersAllowed(true)
                .authorizationEndpoint(Place.IN_REALM + "/auth")
                .tokenEndpoint(Place.IN_REALM + "/token")
                .jwkSetEndpoint(Place.IN_REALM + "/certs")
                .tokenIntrospectionEndpoint(Place.IN_REALM + "/introspect")
                .tokenRevocationEndpoint(Place.IN_REALM + "/revoke")
                .pushedAuthorizationRequestEndpoint(Place.IN_REALM + "/ext/par/request")
                .oidcUserInfoEndpoint(Place.IN_REALM + "/userinfo")
                .oidcLogoutEndpoint(Place.IN_REALM + "/logout")
                .build();
        return chain(http, matching(Place.REALMS + "**"), settings);
    }

    private static RequestMatcher matching(String... patterns) {
        return new OrRequestMatcher(java.util.Arrays.stream(patterns)
                .map(pattern -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList());
    }

    private SecurityFilterChain chain(HttpSecurity http, RequestMatcher here, AuthorizationServerSettings settings) {
        var responses = new Responses();
        http.securityMatcher(here).oauth2AuthorizationServer(server -> server.authorizationServerSettings(settings)
                .registeredClientRepository(clients)
                .authorizationService(grants)
                .tokenGenerator(generator())
                .clientAuthentication(this::knownBySecret)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestConverters(all -> all.removeIf(
                                one -> !(one instanceof OAuth2AuthorizationCodeRequestAuthenticationConverter)))
                        .authenticationProviders(all -> {
                            all.removeIf(OAuth2AuthorizationConsentAuthenticationProvider.class::isInstance);
                            all.forEach(OidcConfiguration::exact);
                        })
                        .authorizationResponseHandler(responses)
                        .errorResponseHandler(responses))
                .tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverters(all ->
                                all.removeIf(one -> !(one instanceof OAuth2AuthorizationCodeAuthenticationConverter
                                        || one instanceof OAuth2RefreshTokenAuthenticationConverter
                                        || one instanceof OAuth2ClientCredentialsAuthenticationConverter)))
                        .authenticationProviders(all -> {
                            all.removeIf(one -> !(one instanceof OAuth2AuthorizationCodeAuthenticationProvider
                                    || one instanceof OAuth2RefreshTokenAuthenticationProvider
                                    || one instanceof OAuth2ClientCredentialsAuthenticationProvider));
                            all.replaceAll(one -> new InOneTransaction(one, tokens::ready, transaction));
                        })
                        .accessTokenResponseHandler(answers())));
        http.csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(logout -> logout.disable())
                .sessionManagement(management -> management.disable())
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new HostGuard(hosts, register, limits, origins), SecurityContextHolderFilter.class)
                .addFilterAfter(new Resuming(detours), SecurityContextHolderFilter.class)
                .addFilterBefore(new PushedRequests(detours, clients), CsrfFilter.class)
                .addFilterBefore(
                        new Deciding(clients, admissions, detours, sessions, responses, tokens, clock),
                        AuthorizationFilter.class);
        return http.build();
    }

    private void knownBySecret(OAuth2ClientAuthenticationConfigurer client) {
        var open = new OpenClients(clients);
        client.authenticationConverters(all -> {
                    all.removeIf(one -> !(one instanceof ClientSecretBasicAuthenticationConverter
                            || one instanceof ClientSecretPostAuthenticationConverter
                            || one instanceof JwtClientAssertionAuthenticationConverter
                            || one instanceof PublicClientAuthenticationConverter));
                    all.add(open);
                })
                .authenticationProviders(all -> {
                    all.removeIf(one -> !(one instanceof ClientSecretAuthenticationProvider
                            || one instanceof JwtClientAssertionAuthenticationProvider
                            || one instanceof PublicClientAuthenticationProvider));
                    all.forEach(one -> {
                        if (one instanceof ClientSecretAuthenticationProvider secret)
                            secret.setPasswordEncoder(new Secrets());
                        if (one instanceof JwtClientAssertionAuthenticationProvider key)
                            key.setJwtDecoderFactory(assertions);
                    });
                    all.addFirst(open);
                });
    }

    private static void exact(Object provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request)
            request.setAuthenticationValidator(new ExactRedirect()
                    .andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
    }

    private OAuth2TokenGenerator<? extends OAuth2Token> generator() {
        var jwt = new JwtGenerator(tokens);
        jwt.setClock(clock);
        jwt.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(jwt, new RefreshTokens(tokens, clock));
    }

    /** What clients of Keycloak's find beside the tokens. */
    private static OAuth2AccessTokenResponseAuthenticationSuccessHandler answers() {
        var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(context -> {
            if (!Place.isRealm()) return;
            var answer = context.getAccessTokenResponse();
            var token = context.<OAuth2AccessTokenAuthenticationToken>getAuthentication();
            var more = new LinkedHashMap<String, Object>(token.getAdditionalParameters());
            more.put("not-before-policy", 0);
            more.put("refresh_expires_in", token.getRefreshToken() == null ? 0 : KnownClients.REFRESH.toSeconds());
            if (session(token.getAccessToken().getTokenValue()) instanceof String session)
                more.put("session_state", session);
            answer.additionalParameters(more);
        });
        return handler;
    }

    /** Of a token that was just made; null where it is of no session. */
    private static @Nullable Object session(String token) {
        try {
            return com.nimbusds.jwt.JWTParser.parse(token).getJWTClaimsSet().getClaim("session_state");
        } catch (java.text.ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
