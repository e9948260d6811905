package dk.faelled.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A program loads the persons of a whole authority: all new, nothing changed, and a large one (identity 8). */
final class CoredataBench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TYPICAL = 20_000;
    private static final int LARGE = 105_000;
    private static final long FIRST_CPR = 6_101_000_000L;

    private CoredataBench() {}

    static void run(Path jar) throws IOException, InterruptedException {
        var figures = new Figures("CoreData: persons loaded over HTTP");
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data);
                var visitor = Visitor.signedIn(program, "admin");
                var client = HttpClient.newHttpClient()) {
            for (var domain : List.of("typical.example", "large.example"))
                visitor.submit(Form.of(visitor.get("/identity/domains/new"), "/identity/domains/new")
                        .with("name", domain)
                        .with("source", "COREDATA")
                        .with("parent", ""));
            var wish = Map.of("name", "bench", "permissions", List.of("identity.key.coredata"));
            var key = JSON.readTree(visitor.postJson("/api/platform/v1/api-keys", JSON.writeValueAsString(wish)))
                    .path("secret")
                    .asString();
            long before = program.javaMegabytes();
            figures.most("20,000 persons, all new", 20, full(program, client, key, "typical.example", TYPICAL), "s");
            figures.most(
                    "20,000 persons, nothing changed", 5, full(program, client, key, "typical.example", TYPICAL), "s");
            figures.most("105,000 persons, all new", 90, full(program, client, key, "large.example", LARGE), "s");
            figures.most(
                    "105,000 persons, nothing changed", 90, full(program, client, key, "large.example", LARGE), "s");
            figures.most("program grown meanwhile, resident", 200, program.javaMegabytes() - before, "MB");
        }
        Program.delete(data);
        figures.print();
    }

    private static double full(Program program, HttpClient client, String key, String domain, int persons)
            throws IOException, InterruptedException {
        var file = file(domain, persons);
        long begun = System.nanoTime();
        var answer = client.send(
                HttpRequest.newBuilder(program.address("/os2faktor/api/coredata/full"))
                        .header("Content-Type", "application/json")
                        .header("ApiKey", key)
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - begun) / 1e9;
        Files.delete(file);
        if (answer.statusCode() != 200) throw new IOException(answer.statusCode() + ": " + answer.body());
        return seconds;
    }

    private static Path file(String domain, int persons) throws IOException {
        var file = Files.createTempFile("coredata", ".json");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"domain\":\"" + domain + "\",\"globalSubDomain\":null,\"entryList\":[");
            for (int i = 0; i < persons; i++) {
                if (i > 0) out.write(",");
                out.write("""
                        {"uuid":"%s","cpr":"%010d","rid":null,"name":"Anna Bente Nummer %d","email":"bruger%d@%s",
                        "samAccountName":"bruger%d","subDomain":null,"expireTimestamp":null,"nsisAllowed":true,"robot":false,
                        "department":"Afdeling %d","attributes":{"employeeNo":"%d"}}
                        """.formatted(new UUID(domain.hashCode(), i), FIRST_CPR + i, i, i, domain, i, i % 500, i));
            }
            out.write("]}");
        }
        return file;
    }
}
