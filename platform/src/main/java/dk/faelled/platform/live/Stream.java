package dk.faelled.platform.live;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What waits to be sent to one browser tab. Equal hints wait once, and too many become "look at everything". */
final class Stream {
    /** @param id what changed; null where all may have */
    record Hint(String event, @Nullable UUID id) {}

    private static final Hint REFRESH = new Hint("refresh", null);
    private static final int MOST = 200;
    private final UUID tenant;
    private final UUID reader;
    private final Set<String> held;
    private final LinkedHashSet<Hint> waiting = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private boolean ended;

    Stream(UUID tenant, UUID reader, Set<String> held) {
        this.tenant = tenant;
        this.reader = reader;
        this.held = Set.copyOf(held);
    }

    void tell(Signal signal) {
        if (signal.concerns(tenant, reader, held)) add(new Hint(signal.event(), signal.id()));
    }

    void refresh() {
        add(REFRESH);
    }

    private void add(Hint hint) {
        lock.lock();
        try {
            if (waiting.size() < MOST) {
                waiting.add(hint);
            } else {
                waiting.clear();
                waiting.add(REFRESH);
            }
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** The next hint; empty when none came in that time, or the stream has ended. */
    Optional<Hint> next(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !ended && left > 0) left = more.awaitNanos(left);
            if (waiting.isEmpty()) return Optional.empty();
            return Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }
}
