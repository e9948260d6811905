package dk.faelled.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether reading gets slower when there is ten times as much history of what is read. */
final class GrownHistory {
    private static final int PERSONS = 40;
    private static final int MEASURED = 400;
    private static final int AT_ONCE = 20;
    private static final String CARD = """
            query ($u: [UUID!]) { employees(filter: {uuids: $u}) { objects { current { name nickname
              engagements { user_key org_unit { name } } addresses { value } itusers { user_key } } } } }
            """;

    private GrownHistory() {}

    static void measure(Integration asks, Figures figures) throws IOException, InterruptedException {
        var persons = new ArrayList<String>();
        for (var person : asks.ask("{ employees(limit: %d) { objects { uuid } } }".formatted(PERSONS), Map.of())
                .at("/employees/objects")) persons.add(person.path("uuid").asString());
        read(asks, persons);
        double before = read(asks, persons);
        int there = registrations(asks, persons);
        int wanted = 9 * there / PERSONS + 1;
        for (int round = 0; round < wanted; round++)
            for (int i = 0; i < PERSONS; i += AT_ONCE) change(asks, persons.subList(i, i + AT_ONCE), round);
        double times = registrations(asks, persons) / (double) there;
        figures.least("history of " + PERSONS + " persons, times what it was", 10, times, "x");
        read(asks, persons);
        figures.most("person card with it, p95 over p95 before", 1.5, read(asks, persons) / before, "x");
    }

    private static double read(Integration asks, List<String> persons) throws IOException, InterruptedException {
        var times = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) times[i] = asks.timed(CARD, Map.of("u", persons.get(i % PERSONS)));
        return Figures.percentile(times, 0.95);
    }

    private static int registrations(Integration asks, List<String> persons) throws IOException, InterruptedException {
        return asks.ask(
                        "query ($u: [UUID!]) { registrations(filter: {uuids: $u}) { objects { uuid } } }",
                        Map.of("u", persons))
                .at("/registrations/objects")
                .size();
    }

    private static void change(Integration asks, List<String> persons, int round)
            throws IOException, InterruptedException {
        var mutation = new StringBuilder("mutation {");
        for (int i = 0; i < persons.size(); i++)
            mutation.append(
                    " m%d: employee_update(input: {uuid: \"%s\", nickname_given_name: \"Kalde %d\", validity: {from: \"2026-01-01\"}}) { uuid }"
                            .formatted(i, persons.get(i), round));
        asks.ask(mutation.append(" }").toString(), Map.of());
    }
}
