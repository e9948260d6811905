package dk.faelled.identity.upstream;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.net.Outbound;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls to other providers: through the guard for outbound addresses, never on to where one is sent, within limits. */
@Component
class SourceCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 256 << 10;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Outbound outbound;

    SourceCalls(Outbound outbound) {
        this.outbound = outbound;
    }

    /** What came back. @param type its media type */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answered(int status, String type, byte[] body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /** @param bearer a token to show; null for none @throws RuleBroken where the address may not be called, or nobody answers there */
    Answered get(String address, @Nullable String bearer) {
        var request = HttpRequest.newBuilder(outbound.check(address))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/samlmetadata+xml, application/xml")
                .GET();
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        return sent(request.build());
    }

    /** @param basic as the header has it; null for none @throws RuleBroken as {@link #get} */
    Answered post(String address, Map<String, String> form, @Nullable String basic) {
        var body = form.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(outbound.check(address))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (basic != null) request.header("Authorization", "Basic " + basic);
        return sent(request.build());
    }

    private Answered sent(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) throw new RuleBroken("identity.source.call.large");
                var type = answer.headers().firstValue("Content-Type").orElse("");
                return new Answered(answer.statusCode(), type, bytes);
            }
        } catch (IOException unreachable) {
            throw new RuleBroken(
                    "identity.source.call.failed",
                    request.uri().getHost(),
                    unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RuleBroken("identity.source.call.failed", request.uri().getHost(), "");
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
