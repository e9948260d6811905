package dk.faelled.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How soon a listener hears of a change, and how fast ten listeners take what waits for them. */
final class EventsTold {
    private static final int CHANGES = 30;
    private static final int LISTENERS = 10;
    private static final int EACH = 1_000;
    private static final int AT_ONCE = 50;
    private static final String FETCH = "event_fetch(filter: {listener: $l}) { subject token }";

    private EventsTold() {}

    static void measure(Integration asks, Figures figures) throws Exception {
        figures.most("event seen by a listener after the change, slowest of " + CHANGES, 1_000, slowest(asks), "ms");
        figures.least("events taken by ten listeners at once", 1_000, drained(asks), "1/s");
    }

    private static String listener(Integration asks, String key, String type) throws IOException, InterruptedException {
        return asks.ask(
                        "mutation ($k: String!, $r: String!) { event_listener_declare(input: {user_key: $k, routing_key: $r}) { uuid } }",
                        Map.of("k", key, "r", type))
                .at("/event_listener_declare/uuid")
                .asString();
    }

    private static double slowest(Integration asks) throws IOException, InterruptedException {
        var listener = listener(asks, "bench-told", "org_unit");
        var unit = asks.ask("{ org_units(limit: 1) { objects { uuid } } }", Map.of())
                .at("/org_units/objects/0/uuid")
                .asString();
        double slowest = 0;
        for (int i = 0; i < CHANGES; i++) {
            asks.ask(
                    "mutation ($u: UUID!, $k: String) { org_unit_update(input: {uuid: $u, user_key: $k, validity: {from: \"2026-01-01\"}}) { uuid } }",
                    Map.of("u", unit, "k", "told-" + i));
            long begun = System.nanoTime();
            var told = Map.of("l", listener);
            var event = asks.ask("query ($l: UUID!) { " + FETCH + " }", told).path("event_fetch");
            while (event.isNull())
                event = asks.ask("query ($l: UUID!) { " + FETCH + " }", told).path("event_fetch");
            slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
            asks.ask(
                    "mutation ($t: EventToken!) { event_acknowledge(input: {token: $t}) }",
                    Map.of("t", event.path("token").asString()));
        }
        return slowest;
    }

    private static double drained(Integration asks) throws Exception {
        var listeners = new ArrayList<String>();
        for (int i = 0; i < LISTENERS; i++) listeners.add(listener(asks, "bench-" + UUID.randomUUID(), "person"));
        for (var listener : listeners)
            asks.ask(
                    "mutation ($l: UUID, $n: int) { employee_refresh(listener: $l, limit: $n) { objects } }",
                    Map.of("l", listener, "n", EACH));
        long begun = System.nanoTime();
        int taken = 0;
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = listeners.stream()
                    .<Callable<Integer>>map(listener -> () -> drain(asks, listener))
                    .toList();
            for (var one : all.invokeAll(work)) taken += one.get();
        }
        if (taken != LISTENERS * EACH) throw new IOException("Of the events, " + taken + " were taken");
        return taken / ((System.nanoTime() - begun) / 1e9);
    }

    private static int drain(Integration asks, String listener) throws IOException, InterruptedException {
        var fetch = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> "e" + i + ": " + FETCH)
                .collect(Collectors.joining(" "));
        int taken = 0;
        while (true) {
            var tokens = asks.ask("query ($l: UUID!) { " + fetch + " }", Map.of("l", listener)).values().stream()
                    .filter(event -> !event.isNull())
                    .map(event -> event.path("token").asString())
                    .toList();
            if (tokens.isEmpty()) return taken;
            acknowledge(asks, tokens);
            taken += tokens.size();
        }
    }

    private static void acknowledge(Integration asks, List<String> tokens) throws IOException, InterruptedException {
        var variables = new HashMap<String, String>();
        var declared = new ArrayList<String>();
        var fields = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            variables.put("t" + i, tokens.get(i));
            declared.add("$t" + i + ": EventToken!");
            fields.add("a%1$d: event_acknowledge(input: {token: $t%1$d})".formatted(i));
        }
        asks.ask("mutation (%s) { %s }".formatted(String.join(", ", declared), String.join(" ", fields)), variables);
    }
}
