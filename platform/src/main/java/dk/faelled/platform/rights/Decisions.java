package dk.faelled.platform.rights;

import dk.faelled.platform.RightsChanged;
import dk.faelled.platform.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was decided lately: until it may have changed, and for five seconds where the change was made on another node. */
@Component
class Decisions {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private static final int REMEMBERED = 10_000;
    private final Map<Caller, Decision> decisions = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    private record Caller(TenantId tenant, UUID account) {}

    private record Decision(Set<String> held, long at) {}

    Set<String> of(TenantId tenant, UUID account, Supplier<Set<String>> decide) {
        var caller = new Caller(tenant, account);
        long now = System.nanoTime();
        var known = decisions.get(caller);
        if (known != null && now - known.at() < FRESH) return known.held();
        var before = forgotten.get();
        var held = decide.get();
        if (decisions.size() > REMEMBERED) decisions.clear();
        decisions.put(caller, new Decision(held, now));
        // changed while it was found out: it may be what was before
        if (forgotten.get() != before) decisions.remove(caller);
        return held;
    }

    @EventListener
    void on(RightsChanged changed) {
        forgotten.incrementAndGet();
        decisions.keySet().removeIf(caller -> caller.tenant().equals(changed.tenant()));
    }
}
