package dk.faelled.identity.radius;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read, until it is old: after some time, or at once after a change. A change that comes while it is being read
 * counts too, for nobody knows whether it was seen.
 */
final class Remembered<T extends Object> {
    private final long fresh;
    private final Supplier<T> reading;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Read<T> read;

    /** @param change the last one before it was read */
    private record Read<T>(T value, long at, long change) {}

    Remembered(Duration fresh, Supplier<T> reading) {
        this.fresh = fresh.toNanos();
        this.reading = reading;
    }

    /** One reads, the others wait for it. */
    T get() {
        var known = read;
        if (known != null && !isOld(known)) return known.value();
        lock.lock();
        try {
            known = read;
            if (known != null && !isOld(known)) return known.value();
            long change = changes.get();
            var now = reading.get();
            read = new Read<>(now, System.nanoTime(), change);
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** As it was read last, however old; null before the first time. */
    @Nullable
    T last() {
        var known = read;
        return known == null ? null : known.value();
    }

    boolean isOld() {
        var known = read;
        return known == null || isOld(known);
    }

    private boolean isOld(Read<T> known) {
        return known.change() != changes.get() || System.nanoTime() - known.at() > fresh;
    }

    void changed() {
        changes.incrementAndGet();
    }
}
