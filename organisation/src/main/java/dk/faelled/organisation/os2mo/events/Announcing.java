package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.ObjectChanged;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.os2mo.events.EventQueue.Happened;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Every registration is told in the namespace {@code mo}: as the last work of its own transaction, in one sentence however
 * many objects were changed.
 */
@Component
class Announcing {
    private final EventQueue queue;
    private final EventCounts counts;
    private final Clock clock;

    Announcing(EventQueue queue, EventCounts counts, Clock clock) {
        this.queue = queue;
        this.counts = counts;
        this.clock = clock;
    }

    @EventListener
    void on(ObjectChanged changed) {
        var pending = pending();
        pending.registered++;
        pending.happened.add(new Happened(
                Type.of(changed.id().getClass()).eventKey(),
                changed.id().value().toString()));
    }

    private Pending pending() {
        for (var waiting : TransactionSynchronizationManager.getSynchronizations())
            if (waiting instanceof Pending pending) return pending;
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private final class Pending implements TransactionSynchronization {
        private final Set<Happened> happened = new LinkedHashSet<>();
        private int registered;

        @Override
        public void beforeCommit(boolean readOnly) {
            counts.registered(registered);
            queue.put(Namespace.MO, happened, EventQueue.USUAL, clock.instant());
        }
    }
}
