package dk.faelled.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Two hundred requests a second, of all kinds, whether earlier ones are answered or not. */
final class MixedLoad {
    private static final int A_SECOND = 200;
    private static final int WARM_UP = 10 * A_SECOND;
    private static final int MEASURED = 30 * A_SECOND;
    private static final String UNIT =
            "query ($u: [UUID!]) { org_units(filter: {uuids: $u}) { objects { current { name } } } }";
    private static final String CARD = """
            query ($u: [UUID!]) { employees(filter: {uuids: $u}) { objects { current { name
              engagements { user_key job_function { name } org_unit { name } } addresses { value address_type { name } }
              itusers { user_key itsystem { name } } } } } }
            """;
    private static final String CHILDREN =
            "query ($u: [UUID!]) { org_units(filter: {parents: $u}) { objects { current { name child_count has_children } } } }";
    private static final String PAGE = "{ employees(limit: 20) { objects { current { name } } } }";
    private static final String SEARCH =
            "{ employees(limit: 20, filter: {query: \"Jens\"}) { objects { current { name } } } }";
    private static final String RENAME =
            "mutation ($u: UUID!, $k: String) { employee_update(input: {uuid: $u, nickname_given_name: $k, validity: {from: \"2026-01-01\"}}) { uuid } }";

    private MixedLoad() {}

    static void measure(Integration asks, Figures figures) throws Exception {
        var units = uuids(asks, "org_units");
        var persons = uuids(asks, "employees");
        run(asks, units, persons, WARM_UP);
        var times = run(asks, units, persons, MEASURED);
        figures.most("200 mixed requests a second, p95", 100, Figures.percentile(times, 0.95), "ms");
        figures.only("200 mixed requests a second, median", Figures.percentile(times, 0.5), "ms");
    }

    private static List<String> uuids(Integration asks, String list) throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (var object : asks.ask("{ %s(limit: 500) { objects { uuid } } }".formatted(list), Map.of())
                .path(list)
                .path("objects")) found.add(object.path("uuid").asString());
        return found;
    }

    /** Milliseconds from when each was due. */
    private static double[] run(Integration asks, List<String> units, List<String> persons, int requests)
            throws Exception {
        var due = new ArrayList<Future<Double>>();
        long begun = System.nanoTime();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests; i++) {
                long at = begun + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, at - System.nanoTime()));
                int number = i;
                due.add(all.submit(() -> {
                    ask(asks, units, persons, number);
                    return (System.nanoTime() - at) / 1e6;
                }));
            }
        }
        var times = new double[requests];
        for (int i = 0; i < requests; i++) times[i] = due.get(i).get();
        return times;
    }

    /** Of twenty: eight units, five cards, two times children, two pages, a search and two changes. */
    private static void ask(Integration asks, List<String> units, List<String> persons, int number)
            throws IOException, InterruptedException {
        var unit = Map.of("u", units.get(number % units.size()));
        var person = persons.get(number % persons.size());
        switch (number % 20) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> asks.ask(UNIT, unit);
            case 8, 9, 10, 11, 12 -> asks.ask(CARD, Map.of("u", person));
            case 13, 14 -> asks.ask(CHILDREN, unit);
            case 15, 16 -> asks.ask(PAGE, Map.of());
            case 17 -> asks.ask(SEARCH, Map.of());
            default -> asks.ask(RENAME, Map.of("u", person, "k", "Kalde " + number));
        }
    }
}
