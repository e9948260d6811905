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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Codes of OpenID Connect into tokens, two signatures an answer, over HTTP. The system is set up on its page; the codes are put
 * into the table by the database's owner, since no single session may be asked for that many.
 */
final class OidcBench {
    private static final String HOST = "soendby.localhost";
    private static final String BACK = "https://bench.example/back";
    private static final String VERIFIER = "bench-bench-bench-bench-bench-bench-bench-bench";
    private static final int CODES = 100_000;
    /** As long as the compiler takes to know the way. */
    private static final int WARMING = 60;

    private static final int ASKING = 16;
    private static final int SECONDS = 8;
    private static final Pattern SECRET = Pattern.compile("<code class=\"f-secret\">([^<]+)</code>");

    private final Program program;
    private final Path data;
    private final Figures figures =
            new Figures("OpenID Connect, code to tokens; %d at once, %d s each".formatted(ASKING, SECONDS));

    private OidcBench(Program program, Path data) {
        this.program = program;
        this.data = data;
    }

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data);
                var administrator = Visitor.signedIn(program, "admin")) {
            var bench = new OidcBench(program, data);
            bench.stage(administrator, "ES256", 500);
            bench.stage(administrator, "RS256", 250);
            bench.figures.only("program, resident", program.javaMegabytes(), "MB");
            bench.figures.print();
        }
        Program.delete(data);
    }

    /** @param target by processor of program and database */
    private void stage(Visitor administrator, String algorithm, int target) throws Exception {
        var client = "bench-" + algorithm.toLowerCase(java.util.Locale.ROOT);
        var secret = register(administrator, client, algorithm);
        fill(client);
        var next = new AtomicInteger();
        var authorization = "Authorization: Basic "
                + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8))
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        ask(client, authorization, next, WARMING);
        double used = program.processorSeconds();
        long begun = System.nanoTime();
        var times = ask(client, authorization, next, SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double processor = program.processorSeconds() - used;
        var all = times.stream().mapToDouble(Double::doubleValue).toArray();
        figures.only(algorithm, all.length / seconds, "/s");
        figures.least("  by processor of program and database", target, all.length / processor, "/s");
        figures.only("  p95", Figures.percentile(all, 0.95), "ms");
    }

    private static String register(Visitor administrator, String client, String algorithm) throws Exception {
        var path = "/identity/providers/oidc/new";
        var page = administrator.submit(Form.of(administrator.get(path), path)
                .with("name", "Bench " + algorithm)
                .with("entityId", client)
                .with("redirects", BACK)
                .with("refresh", "yes")
                .with("algorithm", algorithm));
        var found = SECRET.matcher(page);
        if (!found.find()) throw new IOException("no secret on the page");
        return found.group(1);
    }

    private void fill(String client) throws Exception {
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        try (var owner = Aside.open(data, Role.POSTGRES);
                var statement = owner.connection().prepareStatement("""
                        insert into identity_oidc_grant
                               (tenant_id, id, provider_id, issuer, grant_type, subject, account_id, session, auth_time,
                                level, second, acr, amr, scopes, redirect_uri, challenge, nonce, code_hash, code_until,
                                until)
                        select p.tenant_id, ? || n, p.id, ?, 'authorization_code', a.id::text, a.id, gen_random_uuid(),
                               now(), 'NONE', false, 'x', '{pwd}', '{openid,profile,email}', ?, ?, 'n',
                               sha256(convert_to(? || n, 'UTF8')), now() + interval '1 hour', now() + interval '1 hour'
                          from identity_service_provider p
                          join (select distinct on (tenant_id) tenant_id, id from account where user_name = 'admin') a
                               using (tenant_id)
                         cross join generate_series(1, ?) n
                         where p.entity_id = ?
                        """);
                var analyze = owner.connection().createStatement()) {
            statement.setString(1, client + "-");
            statement.setString(2, "http://" + HOST + ":" + program.address("/").getPort());
            statement.setString(3, BACK);
            statement.setString(4, challenge);
            statement.setString(5, client + "-code-");
            statement.setInt(6, CODES);
            statement.setString(7, client);
            statement.executeUpdate();
            analyze.execute("analyze identity_oidc_grant");
        }
    }

    private List<Double> ask(String client, String headers, AtomicInteger next, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var times = new ArrayList<Double>();
        try (var threads = Executors.newFixedThreadPool(ASKING)) {
            var all = new ArrayList<Callable<List<Double>>>();
            for (int i = 0; i < ASKING; i++) all.add(() -> asker(client, headers, next, until));
            for (var one : threads.invokeAll(all)) times.addAll(one.get());
        }
        return times;
    }

    private List<Double> asker(String client, String headers, AtomicInteger next, long until) throws IOException {
        var times = new ArrayList<Double>();
        try (var line = new KeptLine(program, HOST + ":" + program.address("/").getPort())) {
            while (System.nanoTime() < until) {
                int number = next.incrementAndGet();
                if (number > CODES) throw new IOException("more codes are needed than " + CODES);
                var body = "grant_type=authorization_code&redirect_uri="
                        + URLEncoder.encode(BACK, StandardCharsets.UTF_8) + "&code_verifier=" + VERIFIER + "&code="
                        + client + "-code-" + number;
                long begun = System.nanoTime();
                var answer = line.ask("POST", "/oauth2/token", headers, body);
                times.add((System.nanoTime() - begun) / 1e6);
                if (answer.status() != 200) throw new IOException("no tokens: " + answer);
            }
        }
        return times;
    }
}
