package dk.faelled.platform;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that grow with time (UUID version 7, RFC 9562), so that new rows lie together in an index. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds since 1970 × 4096 plus a counter: strictly increasing even when the clock steps back. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long now = Now.instant().toEpochMilli() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xfff);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
