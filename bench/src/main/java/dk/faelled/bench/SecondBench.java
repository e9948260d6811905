package dk.faelled.bench;

import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The second factor as sign-in points and devices ask it, over HTTP: 200,000 devices of 100,000 persons, or a part of that.
 * The persons are loaded through the interface, the devices put into the table by the database's owner.
 */
final class SecondBench {
    /** All of it, in hundredths. */
    static final int WHOLE = 100;

    private static final int PERSONS = 100_000;
    private static final int SECONDS = 8;
    /** As long as the compiler takes to know the way. */
    private static final int WARMING = 60;

    private static final int ASKING = 16;
    /** Devices whose app is open, which no one asks anything. */
    private static final int OPEN = 10_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Program program;
    private final int persons;
    private final Figures figures;
    private final String key;
    private final ConcurrentLinkedQueue<String> polling = new ConcurrentLinkedQueue<>();

    private interface Asked {
        void once(KeptLine line, int number) throws IOException;
    }

    private SecondBench(Program program, int persons, String key) {
        this.program = program;
        this.persons = persons;
        this.key = key;
        figures = new Figures("Second factor, %,d devices of %,d persons; %d at once, %d s each"
                .formatted(2 * persons, persons, ASKING, SECONDS));
    }

    /** @param hundredths of the persons */
    static void run(Path jar, int hundredths) throws Exception {
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data);
                var administrator = Visitor.signedIn(program, "admin")) {
            var wish = Map.of(
                    "name",
                    "Bench AD FS",
                    "permissions",
                    List.of("identity.key.server", "identity.key.municipality"),
                    "perSecond",
                    1_000_000,
                    "burst",
                    1_000_000);
            var key = JSON.readTree(administrator.postJson("/api/platform/v1/api-keys", JSON.writeValueAsString(wish)))
                    .path("secret")
                    .asString();
            var bench = new SecondBench(program, PERSONS * hundredths / 100, key);
            bench.fill(data);
            bench.measure();
            bench.figures.only("program, resident", program.javaMegabytes(), "MB");
            bench.figures.print();
        }
        Program.delete(data);
    }

    private String headers() {
        return "ApiKey: " + key + "\r\nconnectorVersion: bench\r\n";
    }

    /** Numbers of persons that cannot be: the month is 0. */
    private static String hash(int person) {
        try {
            var digits = "0100%06d".formatted(person);
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(digits.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void fill(Path data) throws Exception {
        var body = new StringBuilder("[");
        for (int i = 0; i < persons; i++)
            body.append(i == 0 ? "" : ",").append("{\"pseudonym\":\"p%06d\",\"ssn\":\"%s\"}".formatted(i, hash(i)));
        try (var line = new KeptLine(program)) {
            long begun = System.nanoTime();
            var answer = line.ask(
                    "POST",
                    "/os2faktor/api/municipality/pseudonyms",
                    headers(),
                    body.append("]").toString());
            if (answer.status() != 200) throw new IOException("user names were not loaded: " + answer);
            figures.only("(made) user names, through the interface", (System.nanoTime() - begun) / 1e9, "s");
        }
        try (var owner = Aside.open(data, Role.POSTGRES);
                var statement = owner.connection().createStatement()) {
            statement.execute("""
                    insert into secondfactor_device (device_id, type, name, secret_hash, client_version, owner_key, level,
                                                     created_at, bound_at)
                    select regexp_replace(lpad((2 * right(pseudonym, 6)::int + n)::text, 12, '0'), '(\\d{3})(?=\\d)', '\\1-', 'g'),
                           'ANDROID', 'Telefon ' || n,
                           sha256(convert_to('secret-' || (2 * right(pseudonym, 6)::int + n), 'UTF8')), '1', owner_key,
                           'SUBSTANTIAL', now(), now()
                      from secondfactor_pseudonym
                     cross join generate_series(0, 1) n
                    """);
            statement.execute("analyze secondfactor_device");
            statement.execute("analyze secondfactor_pseudonym");
        }
    }

    private static String id(int device) {
        return "%012d".formatted(device).replaceAll("(\\d{3})(?=\\d)", "$1-");
    }

    /** Any but those whose app is open. */
    private int anyDevice() {
        return ThreadLocalRandom.current().nextInt(OPEN, 2 * persons);
    }

    private void measure() throws Exception {
        stage(
                "nsis/clients by hash",
                2_500,
                0,
                (line, _) -> expect(
                        line,
                        200,
                        "GET",
                        "/os2faktor/api/server/nsis/clients?ssn="
                                + URLEncoder.encode(
                                        hash(ThreadLocalRandom.current().nextInt(persons)), StandardCharsets.UTF_8),
                        headers()));
        stage(
                "authenticate",
                1_200,
                0,
                (line, _) -> polling.add(JSON.readTree(expect(
                                line,
                                200,
                                "PUT",
                                "/os2faktor/api/server/client/" + id(anyDevice()) + "/authenticate?username=bench",
                                headers()))
                        .path("pollingKey")
                        .asString()));
        var keys = List.copyOf(polling);
        stage(
                "poll",
                5_000,
                20,
                (line, number) -> expect(
                        line,
                        200,
                        "GET",
                        "/os2faktor/api/notification/" + keys.get(number % keys.size()) + "/poll",
                        ""));
        stage(
                "GET /api/client, nothing waiting",
                4_000,
                0,
                (line, number) -> expect(
                        line,
                        404,
                        "GET",
                        "/os2faktor/api/client",
                        "deviceId: %s\r\nApiKey: secret-%d\r\n".formatted(id(number % OPEN), number % OPEN)));
    }

    private static String expect(KeptLine line, int status, String method, String target, String headers)
            throws IOException {
        var answer = line.ask(method, target, headers, "");
        if (answer.status() != status) throw new IOException(target + " answered " + answer);
        return answer.body();
    }

    /** @param p99 milliseconds at the most; 0 for no target */
    private void stage(String name, int target, int p99, Asked asked) throws Exception {
        ask(asked, WARMING);
        double used = program.processorSeconds();
        long begun = System.nanoTime();
        var times = ask(asked, SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double processor = program.processorSeconds() - used;
        var all = times.stream().mapToDouble(Double::doubleValue).toArray();
        figures.least(name, target, all.length / seconds, "/s");
        figures.only("  by processor of program and database", all.length / processor, "/s");
        System.out.printf("%s: %.0f /s%n", name, all.length / seconds);
        if (p99 > 0) figures.most("  p99", p99, Figures.percentile(all, 0.99), "ms");
        else figures.only("  p99", Figures.percentile(all, 0.99), "ms");
    }

    private List<Double> ask(Asked asked, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var times = new ArrayList<Double>();
        try (var threads = Executors.newFixedThreadPool(ASKING)) {
            var all = new ArrayList<Callable<List<Double>>>();
            for (int i = 0; i < ASKING; i++) {
                int number = i;
                all.add(() -> asker(asked, number, until));
            }
            for (var one : threads.invokeAll(all)) times.addAll(one.get());
        }
        return times;
    }

    private List<Double> asker(Asked asked, int number, long until) throws IOException {
        var times = new ArrayList<Double>();
        try (var line = new KeptLine(program)) {
            for (int i = number; System.nanoTime() < until; i += ASKING) {
                long begun = System.nanoTime();
                asked.once(line, i);
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return times;
    }
}
