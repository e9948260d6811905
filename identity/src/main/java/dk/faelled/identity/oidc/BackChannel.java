package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceSessions;
import dk.faelled.identity.session.SessionsEnded;
import dk.faelled.platform.Tenant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a session that ends: all that systems were given for it counts no more, and those that want to be told are
 * put down to be told, in the same transaction; then they are told at once, and again until they have heard it.
 */
@Component
class BackChannel implements SessionsEnded {
    private final OidcGrantTable grants;
    private final KnownClients clients;
    private final ServiceSessions sessions;
    private final LogoutTable logouts;
    private final LogoutCalls calls;
    private final TransactionTemplate transaction;

    BackChannel(
            OidcGrantTable grants,
            KnownClients clients,
            ServiceSessions sessions,
            LogoutTable logouts,
            LogoutCalls calls,
            PlatformTransactionManager transactions) {
        this.grants = grants;
        this.clients = clients;
        this.sessions = sessions;
        this.logouts = logouts;
        this.calls = calls;
        // it may be told of right after a commit
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void ended(Collection<UUID> ended) {
        boolean any = Boolean.TRUE.equals(transaction.execute(_ -> {
            sessions.take(ended, Protocol.OIDC10);
            var told = grants.revoke(ended).stream()
                    .filter(one -> clients.byId(one.provider())
                            .filter(client -> client.oidc().backchannel() != null)
                            .isPresent())
                    .toList();
            told.forEach(logouts::add);
            return !told.isEmpty();
        }));
        if (!any) return;
        var tenant = Tenant.current();
        Thread.ofVirtual().name("logout").start(() -> Tenant.run(tenant, calls::due));
    }
}
