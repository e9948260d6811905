package dk.faelled.organisation;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * For a module above that keeps a reading of its own: what changes here is marked in the same transaction, once at its end
 * however much it is, and taken up right after it, by one worker and in one go for each authority. What a kill leaves lying,
 * the module has a schedule for.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private final String name;
    private final Set<Type> heard;
    private final Consumer<Map<Type, Set<UUID>>> mark;
    private final Runnable catchUp;
    private final ExecutorService worker;
    private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();

    /**
     * @param name of its thread, and what the log calls it
     * @param mark keeps what a transaction has changed; runs in it
     * @param catchUp takes up what is marked, in transactions of its own; bound to the authority
     */
    public Follower(String name, Set<Type> heard, Consumer<Map<Type, Set<UUID>>> mark, Runnable catchUp) {
        this.name = name;
        this.heard = Set.copyOf(heard);
        this.mark = mark;
        this.catchUp = catchUp;
        worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    }

    public void hear(ObjectChanged changed) {
        var type = Type.of(changed.id().getClass());
        if (!heard.contains(type) || !TransactionSynchronizationManager.isSynchronizationActive()) return;
        marks().changed
                .computeIfAbsent(type, _ -> new HashSet<>())
                .add(changed.id().value());
    }

    /** Does something else in turn, for that authority. */
    public void execute(TenantId tenant, Runnable work) {
        worker.execute(() -> Tenant.run(tenant, work::run));
    }

    private Marks marks() {
        for (var known : TransactionSynchronizationManager.getSynchronizations())
            if (known instanceof Marks marks && marks.isOf(this)) return marks;
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

        private boolean isOf(Follower follower) {
            return Follower.this == follower && tenant.equals(Tenant.current());
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            mark.accept(changed);
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
                Tenant.run(tenant, catchUp::run);
            } catch (RuntimeException failed) {
                LOG.warn("{} of {} did not end; it is tried again", name, tenant, failed);
            }
        });
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
