package dk.faelled.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system that calls the role catalogue as it called an OS2rollekatalog. */
final class RolesClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE = 1_200;
    private static final String KEYS = "/api/platform/v1/api-keys";
    private static final List<String> RIGHTS = List.of(
            "roles.key.read",
            "roles.key.organisation",
            "roles.itsystem.create",
            "roles.itsystem.update",
            "roles.userrole.create",
            "roles.userrole.update",
            "roles.userrole.delete",
            "roles.assigner.user",
            "roles.assigner.orgunit",
            "platform.home");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Program program;
    private final String key;

    private RolesClient(Program program, String key) {
        this.program = program;
        this.key = key;
    }

    /** @param administrator who makes the key */
    static RolesClient of(Program program, Visitor administrator) throws IOException, InterruptedException {
        var wish = Map.of("name", "bench", "permissions", RIGHTS, "perSecond", 5_000, "burst", 5_000);
        var key = JSON.readTree(administrator.postJson(KEYS, JSON.writeValueAsString(wish)));
        return new RolesClient(program, key.path("secret").asString());
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(program.address("/os2rollekatalog/api/" + path))
                .header("Content-Type", "application/json")
                .header("ApiKey", key)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** @param path below the base address @return the body; a refusal is a fault */
    String send(String method, String path, String body) throws IOException, InterruptedException {
        var answer = client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300)
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        return answer.body();
    }

    String get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** How many bytes came, and in how many seconds; nothing is kept. */
    Fetched fetch(String method, String path, String body) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var answer = client.send(request(method, path, body), HttpResponse.BodyHandlers.ofInputStream());
        long bytes = 0;
        try (var in = answer.body()) {
            var chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) bytes += read;
        }
        if (answer.statusCode() >= 300) throw new IOException(path + " answered " + answer.statusCode());
        return new Fetched(bytes, (System.nanoTime() - begun) / 1e9);
    }

    /** The latest jobs of the program. */
    List<JsonNode> jobs() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(program.address("/api/platform/v1/jobs"))
                .header("Authorization", "Bearer " + key)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IOException("jobs answered " + answer.statusCode());
        return JSON.readTree(answer.body()).get("items").valueStream().toList();
    }

    /** Until no job works out roles any more. */
    void idle() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (isBusy()) {
            if (System.nanoTime() > until) throw new IOException("Roles were not worked out in " + PATIENCE + " s");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isBusy() throws IOException, InterruptedException {
        return jobs().stream()
                .anyMatch(job -> job.get("kind").asString().equals("roles.recompute")
                        && !List.of("DONE", "FAILED", "CANCELLED")
                                .contains(job.get("state").asString()));
    }

    record Fetched(long bytes, double seconds) {}

    JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send(method, path, body));
    }

    @Override
    public void close() {
        client.close();
    }
}
