package dk.faelled.organisation.os2mo.health;

import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How many requests of GraphQL were answered since the program was started, and how long that took. */
@Component
public class RequestTimes {
    private final Map<TenantId, Sum> sums = new ConcurrentHashMap<>();

    record Sum(LongAdder requests, LongAdder failed, LongAdder nanos) {}

    /** @param failed whether the answer tells of errors */
    public void answered(long nanos, boolean failed) {
        var context = Context.ifBound();
        if (context == null) return;
        var sum = of(context.tenant());
        sum.requests.increment();
        if (failed) sum.failed.increment();
        sum.nanos.add(nanos);
    }

    Sum of(TenantId tenant) {
        return sums.computeIfAbsent(tenant, _ -> new Sum(new LongAdder(), new LongAdder(), new LongAdder()));
    }
}
