package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;

/** How long a new authority takes, and what a hundred of them add to the start. */
final class AuthoritiesBench {
    private static final int AUTHORITIES = 100;
    private static final int STARTS = 5;

    private AuthoritiesBench() {}

    static void run(Path jar) throws IOException, InterruptedException {
        var figures = new Figures("New authorities through the operator's interface");
        var data = Program.freshFolder();
        var took = new double[AUTHORITIES];
        Program.start(jar, data).close();
        double few = start(jar, data);
        try (var program = Program.start(jar, data);
                var operator = Visitor.operator(program)) {
            for (int i = 0; i < AUTHORITIES; i++) {
                long begun = System.nanoTime();
                operator.postJson("/api/platform/v1/tenants", """
                        {"cvr": "%d", "code": "", "name": "Prøvekommune %d", "kind": "MUNICIPALITY",
                         "hosts": ["proeve%d.localhost"], "userName": "admin", "displayName": "Prøve Administrator"}
                        """.formatted(cvr(i), i, i));
                took[i] = (System.nanoTime() - begun) / 1e9;
            }
        }
        figures.most("new authority, slowest of " + AUTHORITIES, 10, Figures.percentile(took, 1), "s");
        double many = start(jar, data);
        figures.only("start with 4 authorities, median of " + STARTS, few, "s");
        figures.only("start with 104 authorities, median of " + STARTS, many, "s");
        figures.most("  more", 1, many - few, "s");
        Program.delete(data);
        figures.print();
    }

    private static double start(Path jar, Path data) throws IOException, InterruptedException {
        var seconds = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            try (var program = Program.start(jar, data)) {
                seconds[i] = program.secondsToReady();
            }
        }
        return Figures.percentile(seconds, 0.5);
    }

    /** Numbers with the check digit that a CVR number has, of nobody. */
    private static int cvr(int number) {
        int[] weights = {2, 7, 6, 5, 4, 3, 2};
        for (int candidate = 9_000_000 + number * 100; ; candidate++) {
            int sum = 0;
            int rest = candidate;
            for (int i = 6; i >= 0; i--, rest /= 10) sum += rest % 10 * weights[i];
            int check = (11 - sum % 11) % 11;
            if (check < 10) return candidate * 10 + check;
        }
    }
}
