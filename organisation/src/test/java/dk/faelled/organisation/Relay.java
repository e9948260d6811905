package dk.faelled.organisation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands before a server and lets requests through, until it is told otherwise. */
final class Relay implements AutoCloseable {
    private final HttpServer server;
    private volatile int to;
    private final HttpClient client = HttpClient.newHttpClient();
    volatile String key = "";
    /** Asked of each request with its body; one that is not let through is answered with 503. */
    volatile Predicate<String> lets = _ -> true;
    /** Asked of each request with its body; what it says is the answer, null where the server is to be asked. */
    volatile Function<String, @Nullable String> says = _ -> null;

    Relay() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::pass);
        server.createContext("/token", this::token);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** @param port of the server on this machine that it stands before */
    void before(int port) {
        to = port;
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Gives {@link #key} to the client that asks as OAuth 2 says. */
    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known = form.equals(
                    "grant_type=client_credentials&client_id=fælled&client_secret=h%26mmelig".replace("æ", "%C3%A6"));
            var answer = known ? "{\"access_token\":\"" + key + "\",\"expires_in\":60}" : "{}";
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!lets.test(body)) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var said = says.apply(body);
            if (said != null) {
                var bytes = said.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                return;
            }
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to + exchange.getRequestURI()))
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) request.header("Authorization", authorization);
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().firstValue("Date").ifPresent(date -> exchange.getResponseHeaders()
                    .set("Date", date));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
