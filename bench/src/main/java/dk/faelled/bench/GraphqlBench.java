package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** What integrations ask OS2mo's GraphQL for, over HTTP, one request at a time, in an authority of 10,000 persons. */
final class GraphqlBench {
    private static final int WARM_UP = 150;
    private static final int MEASURED = 100;
    private static final int WARM_UP_LONG = 8;
    private static final int MEASURED_LONG = 7;
    private static final String TITLE =
            "OS2mo's GraphQL over HTTP, typical size, one request at a time, medians of %d, after %d (long ones %d after %d)"
                    .formatted(MEASURED, WARM_UP, MEASURED_LONG, WARM_UP_LONG);
    private final Integration asks;
    private final Figures figures;

    private GraphqlBench(Integration asks, String title) {
        this.asks = asks;
        figures = new Figures(title);
    }

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data, "demo", "--size", "typical");
                var administrator = Visitor.signedIn(program, "admin");
                var asks = Integration.of(program, administrator)) {
            // a program that has just begun is not what is measured: all of it is run once before
            var rehearsal = new GraphqlBench(asks, "Rehearsal");
            rehearsal.reads();
            rehearsal.writes();
            var bench = new GraphqlBench(asks, TITLE);
            bench.reads();
            bench.writes();
            EventsTold.measure(asks, bench.figures);
            GrownHistory.measure(asks, bench.figures);
            MixedLoad.measure(asks, bench.figures);
            bench.figures.most("program, resident", 700, program.javaMegabytes(), "MB");
            bench.figures.print();
        }
        Program.delete(data);
    }

    private void reads() throws IOException, InterruptedException {
        var units = uuids("{ org_units { objects { uuid } } }", "org_units");
        var persons = uuids("{ employees(limit: 500) { objects { uuid } } }", "employees");
        var numbers = numbers();
        var root = root();
        var part = subtree();
        often("one unit by UUID, name", 4, """
                query ($u: [UUID!]) { org_units(filter: {uuids: $u}) { objects { current { name } } } }
                """, i -> Map.of("u", List.of(units.get(i % units.size()))));
        often("person card", 12, """
                query ($u: [UUID!]) { employees(filter: {uuids: $u}) { objects { current { name user_key
                  engagements { user_key job_function { name } engagement_type { name } org_unit { name } validity { from to } }
                  addresses { value address_type { name } }
                  itusers { user_key itsystem { name } } } } } }
                """, i -> Map.of("u", List.of(persons.get(i % persons.size()))));
        often("root's children with child_count and has_children", 10, """
                query ($u: [UUID!]) { org_units(filter: {parents: $u}) { objects { current {
                  name child_count has_children } } } }
                """, _ -> Map.of("u", List.of(root)));
        seldom("all units (name, key, parent)", 60, """
                { org_units { objects { current { name user_key parent { uuid } } } } }
                """, Map.of());
        seldom("all units with ancestors and inherited managers' names", 400, """
                { org_units { objects { current { name ancestors { name } managers(inherit: true) { person { name } } } } } }
                """, Map.of());
        often("page of 100 persons, names", 12, """
                { employees(limit: 100) { objects { current { name } } } }
                """, _ -> Map.of());
        seldom("all 10,000 persons, names, one request", 500, """
                { employees { objects { current { name } } } }
                """, Map.of());
        often("100 persons with engagements and unit, addresses, accounts", 80, """
                { employees(limit: 100) { objects { current { name engagements { user_key org_unit { name } }
                  addresses { value } itusers { user_key } } } } }
                """, _ -> Map.of());
        seldom(
                "engagements in a subtree of %d units".formatted(part.units()),
                150,
                """
                query ($u: [UUID!]) { engagements(filter: {org_unit: {ancestor: {uuids: $u}}}) { objects { current {
                  user_key } } } }
                """,
                Map.of("u", List.of(part.top())));
        often("search person", 15, """
                { employees(limit: 20, filter: {query: "Jens"}) { objects { current { name } } } }
                """, _ -> Map.of());
        often("search unit", 15, """
                { org_units(limit: 20, filter: {query: "skole"}) { objects { current { name } } } }
                """, _ -> Map.of());
        often("person by CPR", 5, """
                query ($c: [CPR!]) { employees(filter: {cpr_numbers: $c}) { objects { uuid } } }
                """, i -> Map.of("c", List.of(numbers.get(i % numbers.size()))));
        often(
                "one unit five years back",
                10,
                """
                query ($u: [UUID!], $d: DateTime) { org_units(filter: {uuids: $u, from_date: $d}) { objects {
                  validities { name } } } }
                """,
                i -> Map.of(
                        "u", List.of(units.get(i % units.size())),
                        "d", LocalDate.now().minusYears(5).toString()));
    }

    private void writes() throws IOException, InterruptedException {
        var person = new ArrayList<String>();
        var engagement = new ArrayList<String>();
        var today = LocalDate.now().toString();
        var like = asks.ask(
                        "{ engagements(limit: 1) { objects { current { "
                                + "engagement_type_uuid job_function_uuid org_unit_uuid } } } }",
                        Map.of())
                .at("/engagements/objects/0/current");
        often("employee_create", 10, """
                mutation ($u: UUID) { employee_create(input: {uuid: $u, given_name: "Prøve", surname: "Person"}) { uuid } }
                """, _ -> Map.of("u", fresh(person)));
        often(
                "engagement_create",
                12,
                """
                mutation ($e: UUID, $p: UUID, $o: UUID!, $t: UUID!, $j: UUID!, $d: DateTime!) { engagement_create(input: {
                  uuid: $e, person: $p, org_unit: $o, engagement_type: $t, job_function: $j, validity: {from: $d} }) { uuid } }
                """,
                i -> Map.of(
                        "e", fresh(engagement),
                        "p", person.get(i),
                        "o", like.path("org_unit_uuid").asString(),
                        "t", like.path("engagement_type_uuid").asString(),
                        "j", like.path("job_function_uuid").asString(),
                        "d", today));
        often("engagement_update", 12, """
                mutation ($e: UUID!, $d: DateTime!, $k: String) { engagement_update(input: {
                  uuid: $e, user_key: $k, validity: {from: $d} }) { uuid } }
                """, i -> Map.of("e", engagement.get(i), "d", today, "k", "prøve-" + i));
        var leaves = leaves();
        often(
                "move unit",
                15,
                """
                mutation ($u: UUID!, $p: UUID, $d: DateTime!) { org_unit_update(input: {
                  uuid: $u, parent: $p, validity: {from: $d} }) { uuid } }
                """,
                i -> Map.of("u", leaves.get(1 + i % (leaves.size() - 1)), "p", leaves.getFirst(), "d", today));
    }

    private static String fresh(List<String> all) {
        all.add(UUID.randomUUID().toString());
        return all.getLast();
    }

    private void often(String measure, double target, String query, IntFunction<Map<String, ?>> variables)
            throws IOException, InterruptedException {
        measure(measure, target, query, variables, WARM_UP, MEASURED);
    }

    private void seldom(String measure, double target, String query, Map<String, ?> variables)
            throws IOException, InterruptedException {
        measure(measure, target, query, _ -> variables, WARM_UP_LONG, MEASURED_LONG);
    }

    private void measure(
            String measure, double target, String query, IntFunction<Map<String, ?>> variables, int warm, int measured)
            throws IOException, InterruptedException {
        asks.ask(query, variables.apply(0));
        var times = new double[measured];
        for (int i = 1; i <= warm + measured; i++) {
            var with = variables.apply(i);
            long begun = System.nanoTime();
            var answer = asks.send(query, with);
            if (i > warm) times[i - warm - 1] = (System.nanoTime() - begun) / 1e6;
            if (answer.contains("\"errors\"")) throw new IOException(measure + ": " + answer);
        }
        figures.most(measure, target, Figures.percentile(times, 0.5), "ms");
    }

    private List<String> uuids(String query, String list) throws IOException, InterruptedException {
        return texts(asks.ask(query, Map.of()).path(list).path("objects"), "/uuid");
    }

    private List<String> numbers() throws IOException, InterruptedException {
        var found = asks.ask("{ employees(limit: 200) { objects { current { cpr_number } } } }", Map.of());
        return texts(found.path("employees").path("objects"), "/current/cpr_number");
    }

    private static List<String> texts(JsonNode objects, String path) {
        var found = new ArrayList<String>();
        for (var object : objects)
            if (object.at(path).isString()) found.add(object.at(path).asString());
        return found;
    }

    /** The root with the most units directly below it. */
    private String root() throws IOException, InterruptedException {
        var found = asks.ask(
                "{ org_units(filter: {parent: null}) { objects { uuid current { child_count } } } }", Map.of());
        return found.at("/org_units/objects").values().stream()
                .max(Comparator.comparingInt(
                        unit -> unit.at("/current/child_count").asInt()))
                .orElseThrow()
                .path("uuid")
                .asString();
    }

    private record Part(String top, int units) {}

    /** The part of the tree whose size is nearest to 260 units. */
    private Part subtree() throws IOException, InterruptedException {
        var sizes = new HashMap<String, Integer>();
        for (var unit : all()) {
            sizes.merge(unit.at("/uuid").asString(), 1, Integer::sum);
            for (var above : unit.at("/current/ancestors"))
                sizes.merge(above.path("uuid").asString(), 1, Integer::sum);
        }
        return sizes.entrySet().stream()
                .map(each -> new Part(each.getKey(), each.getValue()))
                .min(Comparator.comparingInt(part -> Math.abs(part.units() - 260)))
                .orElseThrow();
    }

    /** Units that have none below them. */
    private List<String> leaves() throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (var unit : all())
            if (!unit.at("/current/has_children").asBoolean())
                found.add(unit.at("/uuid").asString());
        return found;
    }

    private JsonNode all() throws IOException, InterruptedException {
        return asks.ask("{ org_units { objects { uuid current { has_children ancestors { uuid } } } } }", Map.of())
                .at("/org_units/objects");
    }
}
