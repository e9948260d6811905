package dk.faelled.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sign-ins with a password a second, and a storm of them: who would wait longer than two seconds for a hash is told to come
 * again (503), so that neither memory nor the others suffer.
 */
final class SignInsBench {
    private static final int[] ASKING = {1, 2, 4, 8};
    private static final int STORM = 300;
    private static final int SECONDS = 8;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final List<String> USERS = List.of("admin");

    private SignInsBench() {}

    /** @param milliseconds of those that came in @param busy how many were told to come again @param other anything else */
    private record Stage(double second, double[] milliseconds, int busy, int other) {
        double p(double part) {
            return milliseconds.length == 0 ? 0 : Figures.percentile(milliseconds, part);
        }
    }

    private record Tried(double milliseconds, int status) {}

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        var figures = new Figures("Sign-ins with a password; %d s each, nobody waits between".formatted(SECONDS));
        try (var program = Program.start(jar, data, "demo", "--size", "small");
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            stage(program, client, PROCESSORS);
            for (int asking : ASKING) {
                var stage = stage(program, client, asking);
                if (asking == 2 * PROCESSORS)
                    figures.least("%d asking, by processor".formatted(asking), 15, stage.second() / PROCESSORS, "/s");
                else figures.only("%d asking, by processor".formatted(asking), stage.second() / PROCESSORS, "/s");
                if (asking == PROCESSORS) figures.most("  p95", 400, stage.p(0.95), "ms");
                else figures.only("  p95", stage.p(0.95), "ms");
            }
            double before = program.javaMegabytes();
            var storm = stage(program, client, STORM);
            figures.only("a storm of %d: came in".formatted(STORM), storm.second(), "/s");
            figures.only("  p95 of those", storm.p(0.95), "ms");
            figures.only("  told to come again (503)", storm.busy(), "");
            figures.most("  answered anything else", 0, storm.other(), "");
            figures.most("  program, resident, more than before", 200, program.javaMegabytes() - before, "MB");
            var after = stage(program, client, 1);
            figures.most("  afterwards one by one, p95", 400, after.p(0.95), "ms");
        }
        Program.delete(data);
        figures.print();
    }

    private static Stage stage(Program program, HttpClient client, int asking) throws Exception {
        long begun = System.nanoTime();
        long until = begun + TimeUnit.SECONDS.toNanos(SECONDS);
        var tried = new ArrayList<Tried>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<List<Tried>>>();
            for (int i = 0; i < asking; i++) {
                var user = USERS.get(i % USERS.size());
                all.add(() -> ask(program, client, user, until));
            }
            for (var asked : threads.invokeAll(all)) tried.addAll(asked.get());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var in = tried.stream()
                .filter(one -> one.status() == 302)
                .mapToDouble(Tried::milliseconds)
                .toArray();
        int busy = (int) tried.stream().filter(one -> one.status() == 503).count();
        return new Stage(in.length / seconds, in, busy, tried.size() - in.length - busy);
    }

    /** One form, answered again and again; each answer begins a session of its own. */
    private static List<Tried> ask(Program program, HttpClient client, String user, long until)
            throws IOException, InterruptedException {
        var tried = new ArrayList<Tried>();
        while (System.nanoTime() < until) {
            var form = client.send(
                    HttpRequest.newBuilder(program.address("/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
            if (form.statusCode() != 200) {
                tried.add(new Tried(0, form.statusCode()));
                continue;
            }
            var cookie = form.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
            var body = "_csrf=%s&authority=29189999&name=%s&password=%s"
                    .formatted(
                            URLEncoder.encode(Visitor.token(form.body()), StandardCharsets.UTF_8),
                            user,
                            URLEncoder.encode(Program.PASSWORD, StandardCharsets.UTF_8));
            long begun = System.nanoTime();
            var answer = client.send(
                    HttpRequest.newBuilder(program.address("/sign-in"))
                            .header("Cookie", cookie)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            tried.add(new Tried((System.nanoTime() - begun) / 1e6, answer.statusCode()));
        }
        return tried;
    }
}
