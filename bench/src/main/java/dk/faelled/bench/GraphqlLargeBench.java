package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The longest lists of OS2mo's GraphQL in an authority of 80,000 persons: how long, and what the program takes for them. */
final class GraphqlLargeBench {
    private static final int WARM_UP = 1;
    private static final int MEASURED = 3;
    private final Integration asks;
    private final Program program;
    private final Figures figures =
            new Figures("OS2mo's GraphQL over HTTP, large size, whole lists in one request, medians of %d, after %d"
                    .formatted(MEASURED, WARM_UP));

    private GraphqlLargeBench(Program program, Integration asks) {
        this.program = program;
        this.asks = asks;
    }

    static void run(Path jar) throws IOException, InterruptedException {
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data, "demo", "--size", "large");
                var administrator = Visitor.signedIn(program, "admin");
                var asks = Integration.of(program, administrator)) {
            var bench = new GraphqlLargeBench(program, asks);
            try {
                bench.measure();
            } finally {
                bench.figures.print();
            }
        }
        Program.delete(data);
    }

    private void measure() throws IOException, InterruptedException {
        figures.only("persons", size("employees"), "");
        figures.only("program, resident, before", program.javaMegabytes(), "MB");
        stream("all persons, names", 5_000, "{ employees { objects { current { name } } } }");
        stream("all persons, names, in a fragment", 5_000, """
                query { ...all } fragment all on Query { persons { objects { ...one } } }
                fragment one on EmployeeResponse { current { name } }
                """);
        only("all engagements, unit and job", """
                { engagements { objects { current { user_key org_unit { name } job_function { name } } } } }
                """);
        only("all addresses", "{ addresses { objects { current { value address_type { name } } } } }");
        only("all persons with engagements, addresses and accounts", """
                { employees { objects { current { name engagements { user_key org_unit { name } } addresses { value }
                  itusers { user_key } } } } }
                """);
        only("who has registered something", "{ actors { objects { uuid display_name } } }");
        only("page of 100 objects' registrations", "{ registrations(limit: 100) { objects { uuid start model } } }");
        only("page of 100 IT systems' and units' registrations", """
                { registrations(limit: 100, filter: {models: ["itsystem", "org_unit"], start: "2020-01-01"}) { objects { uuid start model } } }
                """);
        only("page of 100 lines of the access log", "{ access_log(limit: 100) { objects { time uuids } } }");
        figures.most("heap after it, as the program holds it", 512, heap(), "MB");
        figures.only("program, resident, at its most", Machine.mostMegabytes(program.pid()), "MB");
    }

    private int size(String list) throws IOException, InterruptedException {
        return asks.ask("{ %s { objects { uuid } } }".formatted(list), Map.of())
                .path(list)
                .path("objects")
                .size();
    }

    private void stream(String measure, double target, String query) throws IOException, InterruptedException {
        figures.most(measure, target, median(query), "ms");
    }

    private void only(String measure, String query) throws IOException, InterruptedException {
        figures.only(measure, median(query), "ms");
    }

    private double median(String query) throws IOException, InterruptedException {
        var times = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            double taken = asks.timed(query, Map.of());
            if (i >= 0) times[i] = taken;
        }
        return Figures.percentile(times, 0.5);
    }

    private double heap() throws IOException, InterruptedException {
        return Machine.heapMegabytes(program.pid());
    }
}
