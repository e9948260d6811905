package dk.faelled.identity.radius;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What became of the packets of each client since the program was started, on this node. */
@Component
class RadiusCounts {
    private static final Logger LOG = LoggerFactory.getLogger(RadiusCounts.class);
    private static final long APART = Duration.ofMinutes(1).toNanos();
    private final Map<UUID, EnumMap<Kind, LongAdder>> all = new ConcurrentHashMap<>();
    private final LongAdder strangers = new LongAdder();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - APART);
    private final Instant since;

    enum Kind {
        ACCEPTED,
        CHALLENGED,
        REJECTED,
        /** sent again: answered as the first time, or still being answered */
        REPEATED,
        /** without the proof that it must bear, or with a wrong one: another secret, or somebody else */
        UNPROVED,
        /** no request of RADIUS, or none that is answered here */
        OTHER,
        /** too much at once, or something went wrong here: the client sends it again */
        GIVEN_UP
    }

    RadiusCounts(Clock clock) {
        since = clock.instant();
    }

    void count(UUID provider, Kind kind) {
        Objects.requireNonNull(all.computeIfAbsent(provider, _ -> zeros()).get(kind))
                .increment();
    }

    /** From an address of no client. Whose it is only the operator is told, and once a minute. */
    void stranger(InetAddress address) {
        strangers.increment();
        long last = toldAt.get();
        long now = System.nanoTime();
        if (now - last >= APART && toldAt.compareAndSet(last, now))
            LOG.info(
                    "RADIUS: a packet from {}, which is no client's address; {} such since the start",
                    address.getHostAddress(),
                    strangers.sum());
    }

    private static EnumMap<Kind, LongAdder> zeros() {
        var zeros = new EnumMap<Kind, LongAdder>(Kind.class);
        for (var kind : Kind.values()) zeros.put(kind, new LongAdder());
        return zeros;
    }

    long of(UUID provider, Kind kind) {
        var counted = all.get(provider);
        return counted == null ? 0 : Objects.requireNonNull(counted.get(kind)).sum();
    }

    long strangers() {
        return strangers.sum();
    }

    Instant since() {
        return since;
    }
}
