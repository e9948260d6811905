package dk.faelled.platform.key;

import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys that were presented a moment ago, in the memory of each node: a program presents its key with every call. A key
 * that is ended or rotated is forgotten here when that has committed, on other nodes when they hear of it, and everywhere
 * within five seconds.
 */
@Component
class KnownKeys implements Channel {
    private static final String NAME = "platform_key";
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    /** What was read before something was forgotten is not kept after it. */
    private final AtomicLong forgotten = new AtomicLong();

    private final JdbcClient sql;
    private final Clock clock;

    private record Known(ApiKey key, Instant at) {}

    KnownKeys(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param table asked for what is not known; what is not there is asked for each time */
    Optional<ApiKey> find(String prefix, Supplier<Optional<ApiKey>> table) {
        var now = clock.instant();
        var before = known.get(prefix);
        if (before != null && before.at().plus(FRESH).isAfter(now)) return Optional.of(before.key());
        long state = forgotten.get();
        var found = table.get();
        if (known.size() >= MOST) known.clear();
        found.ifPresent(key -> {
            known.put(prefix, new Known(key, now));
            if (forgotten.get() != state) known.remove(prefix);
        });
        return found;
    }

    /** Within the transaction that changes it. */
    void changed(String prefix) {
        sql.sql("select pg_notify(:channel, :prefix)::text")
                .param("channel", NAME)
                .param("prefix", prefix)
                .query(String.class)
                .optional();
        Afterwards.run(() -> forget(prefix));
    }

    /** On this node: what is in the table is newer. */
    void forget(String prefix) {
        forgotten.incrementAndGet();
        known.remove(prefix);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String prefix) {
        forget(prefix);
    }

    @Override
    public void mayHaveMissed() {
        forgotten.incrementAndGet();
        known.clear();
    }
}
