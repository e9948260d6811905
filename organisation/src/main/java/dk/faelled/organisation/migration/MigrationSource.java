package dk.faelled.organisation.migration;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.net.Outbound;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other OS2mo, asked over HTTP. Whatever it answers but what was asked is an error; nothing is guessed. */
final class MigrationSource {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int SHOWN = 300;
    private static final int LARGEST = 64_000_000;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Access access;
    private final Outbound outbound;
    private final JsonMapper json;
    private final Clock clock;
    private @Nullable String token;
    private Instant tokenEnds = Instant.MIN;
    private @Nullable Instant sourceTime;

    /** @param address of GraphQL, version 29 or 30 @param tokenAddress empty: the secret is the token */
    record Access(String address, String tokenAddress, String client, String secret) {
        @Override
        public String toString() {
            return "Access[" + address + "]";
        }
    }

    MigrationSource(Access access, Outbound outbound, JsonMapper json, Clock clock) {
        this.access = access;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    /** What time it was at the source when it answered last. */
    Instant time() {
        return sourceTime == null ? clock.instant() : sourceTime;
    }

    /**
     * @return the data of the answer
     * @throws RuleBroken where it does not answer, or answers with errors
     */
    JsonNode ask(String query, Map<String, ?> variables) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("no connection may wait for another server (platform R-7)");
        var uri = outbound.check(access.address());
        var request = request(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
        var answer = read(uri, send(request));
        var errors = answer.path("errors");
        if (!errors.isEmpty() || !answer.path("data").isObject())
            throw new RuleBroken(
                    "organisation.migration.error.refused",
                    shown(errors.path(0).path("message").asString("")));
        return answer.path("data");
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    private String token() {
        if (access.tokenAddress().isEmpty()) return access.secret();
        var known = token;
        if (known != null && clock.instant().isBefore(tokenEnds)) return known;
        var uri = outbound.check(access.tokenAddress());
        var form = "grant_type=client_credentials&client_id=" + encoded(access.client()) + "&client_secret="
                + encoded(access.secret());
        var answer = read(
                uri,
                send(request(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build()));
        var fresh = answer.path("access_token").asString("");
        if (fresh.isEmpty()) throw new RuleBroken("organisation.migration.error.token", uri.getHost());
        // asked anew well before it ends
        tokenEnds = clock.instant()
                .plusSeconds(Math.max(10, answer.path("expires_in").asLong(60) / 2));
        token = fresh;
        return fresh;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(
                    request,
                    _ -> HttpResponse.BodySubscribers.limiting(HttpResponse.BodySubscribers.ofByteArray(), LARGEST));
        } catch (IOException unreachable) {
            throw new RuleBroken(
                    "organisation.migration.error.unreachable", request.uri().getHost());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private JsonNode read(URI uri, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200)
            throw new RuleBroken("organisation.migration.error.status", uri.getHost(), answer.statusCode());
        answer.headers().firstValue("Date").ifPresent(this::heard);
        try {
            return json.readTree(answer.body());
        } catch (JacksonException wrong) {
            throw new RuleBroken("organisation.migration.error.no-json", uri.getHost());
        }
    }

    private void heard(String date) {
        try {
            sourceTime = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException none) {
            sourceTime = null;
        }
    }

    /** What others say of an error may hold anything; digits that could be a CPR number are taken out. */
    private static String shown(String message) {
        var plain = message.replaceAll("\\d{6}-?\\d{4}", "xxxxxx-xxxx").replaceAll("\\p{Cntrl}", " ");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }
}
