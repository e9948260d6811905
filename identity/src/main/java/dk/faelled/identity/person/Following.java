package dk.faelled.identity.person;

import dk.faelled.organisation.ObjectChanged;
import dk.faelled.organisation.Type;
import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
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
 * taken up right after; what a kill leaves lying is taken up within minutes, and what was missed by night.
 */
@Component("identityFollowing")
class Following implements Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Set<Type> HEARD = Set.of(Type.PERSON, Type.IT_USER);
    private static final int MONTHS_KEPT = 13;
    private static final int SLICE = 1000;
    private final ChangedTable due;
    private final Reading reading;
    private final PersonTable persons;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("identity-following").factory());
    private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();

    Following(ChangedTable due, Reading reading, PersonTable persons) {
        this.due = due;
        this.reading = reading;
        this.persons = persons;
    }

    @EventListener
    void on(ObjectChanged changed) {
        var type = Type.of(changed.id().getClass());
        if (!HEARD.contains(type) || !TransactionSynchronizationManager.isSynchronizationActive()) return;
        marks().changed
                .computeIfAbsent(type, _ -> new HashSet<>())
                .add(changed.id().value());
    }

    @EventListener
    void on(DomainAdded added) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.execute(() -> Tenant.run(added.tenant(), reading::whole));
            }
        });
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
        private final Map<Type, Set<UUID>> changed = new EnumMap<>(Type.class);

        private Marks(TenantId tenant) {
            this.tenant = tenant;
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
            } catch (RuntimeException failed) {
                LOG.warn("Persons did not follow the organisation of {}; it is tried again", tenant, failed);
            }
        });
    }

    /** Until nothing is marked any more. */
    void catchUp() {
        while (reading.some()) LOG.debug("more persons have changed");
    }

    /** Who has left is forgotten 13 months later (identity 4.10). */
    @Override
    public boolean sweep(Instant now) {
        var before = now.atZone(ZoneOffset.UTC).minusMonths(MONTHS_KEPT).toInstant();
        return persons.erase(before, SLICE) == SLICE;
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    @Configuration(value = "identityClockwork", proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule personsFollowTheOrganisation(ObjectProvider<Following> following) {
            return new Schedule("identity.follow", Cron.parse("*/5 * * * *"), Schedule.Misfire.SKIP, () -> following
                    .getObject()
                    .catchUp());
        }

        /** What was registered for this day has come, and what was missed is made up for. */
        @Bean
        Schedule personsReadTheOrganisation(ObjectProvider<Reading> reading) {
            return new Schedule(
                    "identity.organisation",
                    Cron.parse("7 0 * * *"),
                    Schedule.Misfire.RUN_ONCE,
                    () -> reading.getObject().whole());
        }
    }
}
