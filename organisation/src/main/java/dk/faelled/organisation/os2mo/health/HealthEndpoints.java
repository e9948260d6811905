package dk.faelled.organisation.os2mo.health;

import dk.faelled.organisation.os2mo.events.EventFigures;
import dk.faelled.platform.Public;
import dk.faelled.platform.Requires;
import dk.faelled.platform.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health and figures beside GraphQL. Whether the program lives and is ready, the platform says. */
@RestController
class HealthEndpoints {
    private static final String OLDEST = "os2mo_event_oldest";
    private static final String EVENTS = "os2mo_events";
    private final Healths healths;
    private final EventFigures events;
    private final RequestTimes times;

    HealthEndpoints(Healths healths, EventFigures events, RequestTimes times) {
        this.healths = healths;
        this.events = events;
        this.times = times;
    }

    @GetMapping("/os2mo/health")
    @Public("asked by those who watch over the program; says only yes or no")
    Map<String, @Nullable Boolean> health() {
        return healths.all();
    }

    @GetMapping("/os2mo/metrics")
    @Requires("organisation.health.read")
    ResponseEntity<String> metrics() {
        var counted = events.counted();
        var requests = times.of(Tenant.current());
        var text = new Exposition()
                .counter("os2mo_event_sent", counted.sent())
                .counter("os2mo_event_acknowledged", counted.acknowledged())
                .counter("os2mo_registrations", counted.registered())
                .counter("os2mo_graphql_failed", requests.failed().sum())
                .name("os2mo_graphql_seconds", "summary")
                .figure(
                        "os2mo_graphql_seconds_count",
                        Map.of(),
                        requests.requests().sum())
                .figure("os2mo_graphql_seconds_sum", Map.of(), requests.nanos().sum() / 1e9);
        var pending = events.pending();
        text.name(EVENTS, "gauge");
        pending.forEach(p -> text.figure(EVENTS, labels(p), p.events()));
        text.name(OLDEST, "gauge");
        pending.forEach(p -> text.figure(OLDEST, labels(p), p.oldest().getEpochSecond()));
        return ResponseEntity.ok().header("Content-Type", Exposition.TYPE).body(text.toString());
    }

    private static Map<String, String> labels(EventFigures.Pending pending) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("owner", pending.owner().toString());
        labels.put("user_key", pending.userKey());
        labels.put("ns", pending.namespace());
        labels.put("routing_key", pending.routingKey());
        labels.put("silenced", Boolean.toString(pending.silenced()));
        return labels;
    }
}
