package dk.faelled.identity.radius;

import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.radius.packet.SharedSecret;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clients with all that answering them takes. Remembered for five seconds; as many as there are ranges at most. */
@Component
class KnownRadiusClients {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private final Map<RadiusRanges.Owner, Remembered<Optional<Known>>> known = new ConcurrentHashMap<>();
    private final RadiusClients clients;
    private final ServiceProviders providers;
    private final Tenants tenants;
    private final TransactionTemplate transaction;

    record Known(ServiceProvider provider, boolean legacy, SharedSecret secret) {}

    KnownRadiusClients(
            RadiusClients clients,
            ServiceProviders providers,
            Tenants tenants,
            PlatformTransactionManager transactions) {
        this.clients = clients;
        this.providers = providers;
        this.tenants = tenants;
        transaction = new TransactionTemplate(transactions);
    }

    /** @return empty for one that is not there, or whose authority is not open */
    Optional<Known> of(RadiusRanges.Owner owner) {
        return known.computeIfAbsent(owner, asked -> new Remembered<>(FRESH, () -> Optional.ofNullable(read(asked))))
                .get();
    }

    private @Nullable Known read(RadiusRanges.Owner owner) {
        var open = tenants.find(owner.tenant())
                .filter(tenant -> tenant.status() == TenantInfo.Status.ACTIVE)
                .isPresent();
        return open ? Tenant.call(owner.tenant(), () -> transaction.execute(_ -> ofTenant(owner.provider()))) : null;
    }

    private @Nullable Known ofTenant(UUID provider) {
        var client = clients.find(provider);
        var secret = clients.secret(provider);
        return client.isEmpty() || secret.isEmpty()
                ? null
                : new Known(providers.get(provider), client.get().legacy(), new SharedSecret(secret.get()));
    }

    @EventListener
    void on(ServiceProviderChanged changed) {
        Afterwards.run(() -> known.keySet().removeIf(owner -> owner.provider().equals(changed.provider())));
    }
}
