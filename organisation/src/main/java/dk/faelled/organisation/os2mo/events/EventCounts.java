package dk.faelled.organisation.os2mo.events;

import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How many objects were registered, and events sent and acknowledged, since this program started: what was committed. */
@Component
class EventCounts {
    private final Map<TenantId, LongAdder> sent = new ConcurrentHashMap<>();
    private final Map<TenantId, LongAdder> acknowledged = new ConcurrentHashMap<>();
    private final Map<TenantId, LongAdder> registered = new ConcurrentHashMap<>();

    void sent(int events) {
        add(sent, events);
    }

    void acknowledged(int events) {
        add(acknowledged, events);
    }

    void registered(int objects) {
        add(registered, objects);
    }

    long registered() {
        return of(registered).sum();
    }

    long sent() {
        return of(sent).sum();
    }

    long acknowledged() {
        return of(acknowledged).sum();
    }

    private static LongAdder of(Map<TenantId, LongAdder> counted) {
        return counted.computeIfAbsent(Tenant.current(), _ -> new LongAdder());
    }

    private static void add(Map<TenantId, LongAdder> counted, int events) {
        if (events == 0) return;
        var count = of(counted);
        Afterwards.run(() -> count.add(events));
    }
}
