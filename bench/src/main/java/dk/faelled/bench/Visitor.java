package dk.faelled.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A signed-in person with a browser's cookies. */
final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String AUTHORITY = "29189999";
    private static final String OPERATORS = "00000000";
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Program program;

    private Visitor(Program program) {
        this.program = program;
    }

    static Visitor signedIn(Program program, String user) throws IOException, InterruptedException {
        return signedIn(program, AUTHORITY, user);
    }

    /** Whoever runs the installation. */
    static Visitor operator(Program program) throws IOException, InterruptedException {
        return signedIn(program, OPERATORS, "drift");
    }

    /** Sets the password of an invitation. @param link as the invited person got it */
    static void accept(Program program, String link) throws IOException, InterruptedException {
        try (var visitor = new Visitor(program)) {
            var path = URI.create(link).getPath();
            visitor.submit(Form.of(visitor.get(path), path)
                    .with("password", Program.PASSWORD)
                    .with("repeat", Program.PASSWORD));
        }
    }

    static Visitor signedIn(Program program, String authority, String user) throws IOException, InterruptedException {
        var visitor = new Visitor(program);
        var form = visitor.get("/sign-in");
        var answer = visitor.post(
                "/sign-in",
                Map.of("_csrf", token(form), "authority", authority, "name", user, "password", Program.PASSWORD));
        if (answer.contains("id=\"password\"")) throw new IOException("Sign-in was refused");
        return visitor;
    }

    /** As a browser sends them. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    String get(String path) throws IOException, InterruptedException {
        return body(HttpRequest.newBuilder(program.address(path)).build());
    }

    /** Milliseconds until the last byte of the page. */
    double timed(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(program.address(path)).build();
        long begun = System.nanoTime();
        body(request);
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Milliseconds until the hits have come, as the field for searching asks for them. */
    double timedSearch(String token, String text) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(program.address("/search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + token + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .build();
        long begun = System.nanoTime();
        body(request);
        return (System.nanoTime() - begun) / 1e6;
    }

    String post(String path, Map<String, String> form) throws IOException, InterruptedException {
        var fields = form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = program.address(path);
        return body(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build());
    }

    String postJson(String path, String json) throws IOException, InterruptedException {
        return body(HttpRequest.newBuilder(program.address(path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token(get("/")))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    String submit(Form form) throws IOException, InterruptedException {
        return post(form.action(), form.fields());
    }

    /** Sends a form with a file. @return the path of the page that it leads to */
    String upload(Form form, String name, String content) throws IOException, InterruptedException {
        return upload(form, name, content.getBytes(StandardCharsets.UTF_8));
    }

    String upload(Form form, String name, byte[] content) throws IOException, InterruptedException {
        var boundary = "faelled-bench";
        var before = new StringBuilder();
        form.fields().forEach((field, value) -> {
            if (!field.equals("file"))
                before.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, field, value));
        });
        before.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name));
        var request = HttpRequest.newBuilder(program.address(form.action()))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(before.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary))))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) throw new IOException("The upload answered " + answer.statusCode());
        return answer.uri().getPath();
    }

    void await(String path, String text, int seconds) throws IOException, InterruptedException {
        await(path, text, true, seconds);
    }

    /** Asks once in a while until the page has the text, or has it no more. */
    void await(String path, String text, boolean there, int seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (get(path).contains(text) != there) {
            if (System.nanoTime() > until) throw new IOException(path + " did not come so far: " + text);
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private String body(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400)
            throw new IOException(
                    request.method() + " " + request.uri().getPath() + " answered " + answer.statusCode());
        return answer.body();
    }

    static String token(String page) {
        var found = TOKEN.matcher(page);
        if (!found.find()) throw new IllegalStateException("The page has no form");
        return found.group(1);
    }

    @Override
    public void close() {
        client.close();
    }
}
