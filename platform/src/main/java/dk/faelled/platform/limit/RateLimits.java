package dk.faelled.platform.limit;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Token buckets in memory: who calls faster than allowed waits. */
@Component
public class RateLimits {
    private static final int REMEMBERED = 100_000;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Bucket(double tokens, long at) {}

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes one token; false when none is left. */
    public boolean take(String who, double perSecond, int burst) {
        if (buckets.size() > REMEMBERED) forgetTheFull();
        long now = clock.millis();
        var taken = new boolean[1];
        buckets.compute(who, (key, bucket) -> {
            double tokens = tokens(bucket, now, perSecond, burst);
            taken[0] = tokens >= 1;
            return new Bucket(taken[0] ? tokens - 1 : tokens, now);
        });
        return taken[0];
    }

    /** Whether a token is left; takes none. */
    public boolean has(String who, double perSecond, int burst) {
        return tokens(buckets.get(who), clock.millis(), perSecond, burst) >= 1;
    }

    private static double tokens(@Nullable Bucket bucket, long now, double perSecond, int burst) {
        return bucket == null
                ? burst
                : Math.min(burst, bucket.tokens() + Math.max(0, now - bucket.at()) / 1000.0 * perSecond);
    }

    private void forgetTheFull() {
        long before = clock.millis() - 600_000;
        buckets.values().removeIf(bucket -> bucket.at() < before);
        if (buckets.size() > REMEMBERED) buckets.clear();
    }
}
