package dk.faelled.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system that asks OS2mo's GraphQL with an API key. */
final class Integration implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEYS = "/api/platform/v1/api-keys";
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Program program;
    private final String key;

    private Integration(Program program, String key) {
        this.program = program;
        this.key = key;
    }

    /** @param administrator who makes the key */
    static Integration of(Program program, Visitor administrator) throws IOException, InterruptedException {
        var wish = Map.of(
                "name",
                "bench",
                "permissions",
                List.of(
                        "organisation.read",
                        "organisation.edit",
                        "platform.cpr.read",
                        "organisation.accesslog.read",
                        "organisation.employee.refresh",
                        "organisation.event.fetch",
                        "organisation.event.acknowledge",
                        "organisation.event_listener.create"),
                "perSecond",
                5_000,
                "burst",
                5_000);
        var key = JSON.readTree(administrator.postJson(KEYS, JSON.writeValueAsString(wish)));
        return new Integration(program, key.path("secret").asString());
    }

    /** Milliseconds until the last byte of an answer without errors, which is thrown away as it comes. */
    double timed(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (var answer = client.send(request(query, variables), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            var start = new String(answer.readNBytes(40), StandardCharsets.UTF_8);
            answer.transferTo(OutputStream.nullOutputStream());
            if (start.startsWith("{\"data\":null")) throw new IOException(query + ": " + start);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private HttpRequest request(String query, Map<String, ?> variables) {
        return HttpRequest.newBuilder(program.address("/os2mo/graphql/v25"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
    }

    /** The bytes of the answer, errors and all. */
    String send(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        return client.send(request(query, variables), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The data of an answer without errors. */
    JsonNode ask(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        var answer = JSON.readTree(send(query, variables));
        if (answer.has("errors")) throw new IOException(answer.path("errors").toString());
        return answer.path("data");
    }

    @Override
    public void close() {
        client.close();
    }
}
