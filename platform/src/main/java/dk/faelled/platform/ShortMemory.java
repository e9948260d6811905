package dk.faelled.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What was read lately, by what it was asked by: until it is old, or something changes. A change that comes while
 * something is being read counts too, for nobody knows whether it was seen. Readings do not wait for one another.
 */
public final class ShortMemory<K extends Object, V extends Object> {
    private final long fresh;
    private final int most;
    private final Map<K, Read<V>> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** @param change the last one before it was read */
    private record Read<V>(V value, long at, long change) {}

    /**
     * @param fresh for how long it counts where a change was made on another node
     * @param most so many are kept; then it is begun anew, so that whoever asks for what nobody has fills no memory
     */
    public ShortMemory(Duration fresh, int most) {
        this.fresh = fresh.toNanos();
        this.most = most;
    }

    public V get(K asked, Supplier<V> reading) {
        var found = known.get(asked);
        if (found != null && isFresh(found)) return found.value();
        long change = changes.get();
        var value = reading.get();
        if (known.size() >= most) known.clear();
        known.put(asked, new Read<>(value, System.nanoTime(), change));
        return value;
    }

    private boolean isFresh(Read<V> read) {
        return read.change() == changes.get() && System.nanoTime() - read.at() <= fresh;
    }

    /** Nothing that was read before counts any more. */
    public void changed() {
        changes.incrementAndGet();
        known.clear();
    }
}
