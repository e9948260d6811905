package dk.faelled.roles.projection;

import dk.faelled.organisation.ObjectChanged;
import dk.faelled.organisation.Type;
import dk.faelled.platform.Cron;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Follows the organisation: what changes there is marked in the same transaction, in one sentence however much it is, and
 * taken up right after; what a kill leaves lying is taken up within minutes.
 */
@Component
class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    /** What users and units are made of. */
    private static final Set<Type> HEARD = Set.of(
            Type.UNIT,
            Type.PERSON,
            Type.ENGAGEMENT,
            Type.ASSOCIATION,
            Type.MANAGER,
            Type.IT_USER,
            Type.KLE,
            Type.CLASS);

    private final DueTable due;
    private final Projection projection;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("roles-following").factory());
    private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();

    Following(DueTable due, Projection projection) {
        this.due = due;
        this.projection = projection;
    }

    @EventListener
    void on(ObjectChanged changed) {
        var type = Type.of(changed.id().getClass());
        if (!HEARD.contains(type) || !TransactionSynchronizationManager.isSynchronizationActive()) return;
        marks().add(type, changed.id().value());
    }

    private Marks marks() {
        for (var known : TransactionSynchronizationManager.getSynchronizations())
            if (known instanceof Marks marks && marks.tenant.equals(Tenant.current())) return marks;
        var fresh = new Marks(Tenant.current());
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    /** What one transaction has changed. */
    private final class Marks implements TransactionSynchronization {
        private final TenantId tenant;
        private final Map<String, Set<UUID>> changed = new HashMap<>();

        private Marks(TenantId tenant) {
            this.tenant = tenant;
        }

        private void add(Type type, UUID id) {
            changed.computeIfAbsent(type.table(), _ -> new HashSet<>()).add(id);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            due.mark(changed);
        }

        @Override
        public void afterCommit() {
            takeUp(tenant);
        }
    }

    /** Once, however often it was asked for before it begins. */
    private void takeUp(TenantId tenant) {
        if (!waiting.add(tenant)) return;
        worker.execute(() -> {
            waiting.remove(tenant);
            try {
                Tenant.run(tenant, this::catchUp);
            } catch (RuleBroken busy) {
                LOG.info("The catalogue of {} is busy; its organisation is followed within minutes", tenant);
            } catch (RuntimeException failed) {
                LOG.warn("The catalogue did not follow the organisation of {}; it is tried again", tenant, failed);
            }
        });
    }

    /** Until nothing is marked any more. */
    void catchUp() {
        while (projection.some()) LOG.debug("more of the organisation has changed");
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    @Configuration(proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule rolesFollowTheOrganisation(ObjectProvider<Following> following) {
            return new Schedule("roles.follow", Cron.parse("*/5 * * * *"), Schedule.Misfire.SKIP, () -> following
                    .getObject()
                    .catchUp());
        }

        /** What was registered for this day has come. */
        @Bean
        Schedule rolesReadTheOrganisation(ObjectProvider<Projection> projection) {
            return new Schedule(
                    "roles.organisation", Cron.parse("1 0 * * *"), Schedule.Misfire.RUN_ONCE, () -> projection
                            .getObject()
                            .whole());
        }
    }
}
