package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authority is copied from one program to another, which is killed without warning while it copies: early, in the middle
 * and late. It must go on by itself, and at the end every type of the copy must have the count and the sum of the source.
 */
final class MigrationBench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = "/organisation/migration";
    private static final String AUTHORITY = "99900008";
    private static final int[] SECONDS_UNTIL_KILLED = {2, 6, 12};
    private static final int PATIENCE = 600;
    private static final int TYPES = 15;
    /** Number at the source, number here, sum (one where the two are alike), only here. */
    private static final Pattern LINE = Pattern.compile(
            "<th scope=\"row\">([^<]+)</th>\\s*<td[^>]*>([^<]*)</td>\\s*<td[^>]*>([^<]*)</td>\\s*<td[^>]*>([^<]*)</td>");

    private MigrationBench() {}

    static void run(Path jar) throws Exception {
        var from = Program.freshFolder();
        var to = Program.freshFolder();
        Files.writeString(to.resolve("faelled.properties"), "faelled.outbound.allow=127.0.0.0/8\n");
        var figures = new Figures("an authority copied from OS2mo, the target killed %d times while it copies"
                .formatted(SECONDS_UNTIL_KILLED.length));
        try (var source = Program.start(jar, from)) {
            var target = Program.start(jar, to);
            try {
                open(target);
                begin(target, source, key(source));
                int killed = 0;
                for (int seconds : SECONDS_UNTIL_KILLED) {
                    TimeUnit.SECONDS.sleep(seconds);
                    if (!state(target).contains("Kopieringen kører")) break;
                    target.kill();
                    killed++;
                    target = Program.start(jar, to);
                }
                long begun = System.nanoTime();
                try (var visitor = Visitor.signedIn(target, AUTHORITY, "admin")) {
                    visitor.await(PAGE, "Kopieringen kører", false, PATIENCE);
                    figures.only("after the last kill, until the copy was compared", seconds(begun), "s");
                    compared(visitor.get(PAGE), figures);
                }
                figures.least("kills while it copied", 2, killed, "");
            } finally {
                target.close();
            }
        }
        figures.print();
        if (figures.missed()) throw new IOException("not as expected; see " + to);
        Program.delete(from);
        Program.delete(to);
    }

    /** 1,000 units and 10,000 persons with all that was registered of them, on one machine; then once more, unchanged. */
    static void whole(Path jar) throws Exception {
        var from = Program.freshFolder();
        var to = Program.freshFolder();
        Files.writeString(to.resolve("faelled.properties"), "faelled.outbound.allow=127.0.0.0/8\n");
        var figures = new Figures("an authority of 10,000 persons copied from OS2mo, both programs on this machine");
        try (var source = Program.start(jar, from, "demo", "--size", "typical");
                var target = Program.start(jar, to)) {
            open(target);
            long begun = System.nanoTime();
            begin(target, source, key(source));
            try (var visitor = Visitor.signedIn(target, AUTHORITY, "admin")) {
                visitor.await(PAGE, "Kopieringen kører", false, PATIENCE);
                figures.most("until it was copied and compared", 300, seconds(begun), "s");
                compared(visitor.get(PAGE), figures);
                begun = System.nanoTime();
                visitor.submit(Form.of(visitor.get(PAGE), PAGE + "/copy"));
                visitor.await(PAGE, "Kopieringen kører", false, PATIENCE);
                figures.only("once more, nothing changed", seconds(begun), "s");
            }
            figures.only("source, resident at its most", Machine.mostMegabytes(source.pid()), "MB");
            figures.only("target, resident at its most", Machine.mostMegabytes(target.pid()), "MB");
        }
        figures.print();
        Program.delete(from);
        Program.delete(to);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String state(Program target) throws IOException, InterruptedException {
        try (var visitor = Visitor.signedIn(target, AUTHORITY, "admin")) {
            return visitor.get(PAGE);
        }
    }

    /** An empty authority with an administrator. */
    private static void open(Program target) throws IOException, InterruptedException {
        try (var operator = Visitor.operator(target)) {
            var opened = operator.postJson("/api/platform/v1/tenants", """
                    {"cvr": "%s", "code": "", "name": "Kopi Kommune", "kind": "MUNICIPALITY", "hosts": [],
                     "userName": "admin", "displayName": "Astrid Administrator"}
                    """.formatted(AUTHORITY));
            Visitor.accept(target, JSON.readTree(opened).path("link").asString());
        }
    }

    private static String key(Program source) throws IOException, InterruptedException {
        try (var administrator = Visitor.signedIn(source, "admin")) {
            var wish = Map.of(
                    "name",
                    "migration",
                    "permissions",
                    List.of("organisation.read", "platform.cpr.read"),
                    "perSecond",
                    1_000,
                    "burst",
                    1_000);
            var answer = administrator.postJson("/api/platform/v1/api-keys", JSON.writeValueAsString(wish));
            return JSON.readTree(answer).path("secret").asString();
        }
    }

    private static void begin(Program target, Program source, String key) throws IOException, InterruptedException {
        var address = source.address("/os2mo/graphql/v30").toString().replace("localhost", "127.0.0.1");
        try (var visitor = Visitor.signedIn(target, AUTHORITY, "admin")) {
            visitor.submit(Form.of(visitor.get(PAGE), PAGE)
                    .with("address", address)
                    .with("secret", key)
                    .with("withHistory", "true"));
            visitor.submit(Form.of(visitor.get(PAGE), PAGE + "/copy"));
        }
    }

    private static void compared(String page, Figures figures) {
        var line = LINE.matcher(page);
        int types = 0;
        int different = 0;
        long objects = 0;
        while (line.find()) {
            types++;
            if (!line.group(2).equals(line.group(3)) || line.group(4).contains("/")) different++;
            objects += Long.parseLong(line.group(2).replaceAll("\\D", ""));
        }
        figures.least("types compared", TYPES, types, "");
        figures.most("types whose count or sum differs", 0, different, "");
        figures.least("the copy is called equal", 1, page.contains("Kopien er ens med kilden") ? 1 : 0, "");
        figures.least("objects copied", 1_000, objects, "");
    }
}
