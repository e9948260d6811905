package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.ShortMemory;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Our systems as the library knows clients. One that is closed, another authority's, or of the other place is as if it were
 * not there. Remembered for five seconds.
 */
@Component
class KnownClients implements RegisteredClientRepository {
    static final Duration CODE = Duration.ofMinutes(5);
    static final Duration ACCESS = Duration.ofMinutes(5);
    static final Duration REFRESH = Duration.ofHours(1);
    private final ShortMemory<Key, Optional<Client>> known = new ShortMemory<>(Duration.ofSeconds(5), 10_000);
    private final ServiceProviders providers;
    private final OidcClientTable table;
    private final TransactionTemplate transaction;

    private record Key(TenantId tenant, String called) {}

    /** A system with all that is known of it. */
    record Client(ServiceProvider provider, OidcClient oidc, RegisteredClient registered) {}

    KnownClients(ServiceProviders providers, OidcClientTable table, PlatformTransactionManager transactions) {
        this.providers = providers;
        this.table = table;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("a system is registered on our own pages");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return here(byId(UUID.fromString(id)));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return here(called(clientId));
    }

    private static @Nullable RegisteredClient here(Optional<Client> found) {
        return found.filter(
                        client -> client.provider().enabled() && client.oidc().realm() == Place.isRealm())
                .map(Client::registered)
                .orElse(null);
    }

    /** Also one that is closed, and in whatever place. */
    Optional<Client> byId(UUID provider) {
        return remembered("id " + provider, () -> providers.find(provider));
    }

    /** By its client id; likewise. */
    Optional<Client> called(String clientId) {
        return remembered("client " + clientId, () -> providers.called(clientId, Protocol.OIDC10));
    }

    private Optional<Client> remembered(String called, java.util.function.Supplier<Optional<ServiceProvider>> find) {
        return known.get(
                new Key(Tenant.current(), called),
                () -> Objects.requireNonNull(transaction.execute(_ -> read(find.get()))));
    }

    private Optional<Client> read(Optional<ServiceProvider> provider) {
        return provider.flatMap(one -> table.find(one.id())
                .map(oidc -> new Client(
                        one, oidc, registered(one, oidc, table.secret(one.id()).orElse(null)))));
    }

    @EventListener
    void on(ServiceProviderChanged changed) {
        Afterwards.run(known::changed);
    }

    private static RegisteredClient registered(ServiceProvider provider, OidcClient client, byte @Nullable [] secret) {
        var algorithm = SignatureAlgorithm.from(client.algorithm().name());
        var made = RegisteredClient.withId(provider.id().toString())
                .clientId(provider.entityId())
                .clientName(provider.name())
                .redirectUris(all -> all.addAll(client.redirects()))
                .scopes(all -> all.addAll(Scopes.ALL))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(client.pkce())
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE)
                        .accessTokenTimeToLive(ACCESS)
                        .refreshTokenTimeToLive(REFRESH)
                        .reuseRefreshTokens(false)
                        .idTokenSignatureAlgorithm(algorithm == null ? SignatureAlgorithm.ES256 : algorithm)
                        .build());
        if (!client.redirects().isEmpty()) made.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE);
        if (client.refresh() && !client.redirects().isEmpty())
            made.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        if (client.service()) made.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        if (client.open())
            return made.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .build();
        if (client.keys() != null)
            return made.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                    .build();
        return made.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientSecret(secret == null ? "" : HexFormat.of().formatHex(secret))
                .build();
    }
}
