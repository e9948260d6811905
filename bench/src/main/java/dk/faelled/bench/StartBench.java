package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;

/** How long until the first page answers, and what an idle program takes. */
final class StartBench {
    private static final int LATER_STARTS = 5;

    private StartBench() {}

    static void run(Path jar) throws IOException, InterruptedException {
        var figures = new Figures("Start until /health/ready answers 204 (process start included)");
        var data = Program.freshFolder();
        try (var first = Program.start(jar, data)) {
            figures.most("first start: initdb, migrations, small demo world", 30, first.secondsToReady(), "s");
        }
        var later = new double[LATER_STARTS];
        for (int i = 0; i < LATER_STARTS; i++) {
            try (var program = Program.start(jar, data)) {
                later[i] = program.secondsToReady();
                if (i + 1 == LATER_STARTS) {
                    figures.most("later start, median of " + LATER_STARTS, 6, Figures.percentile(later, 0.5), "s");
                    figures.most("program after a later start, resident", 400, program.javaMegabytes(), "MB");
                    figures.most("database after a later start, resident", 400, program.databaseMegabytes(), "MB");
                }
            }
        }
        Program.delete(data);
        figures.print();
    }
}
