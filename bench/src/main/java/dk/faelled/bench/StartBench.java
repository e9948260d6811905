package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How long until the first page answers, and what an idle program takes. */
final class StartBench {
    private static final int LATER_STARTS = 5;
    private static final int IDLE_SECONDS = 60;

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
                    figures.most("idle: of a processor, program and database", 1, idle(program), "%");
                    figures.most("program after a later start, resident", 400, program.javaMegabytes(), "MB");
                    figures.most("database after a later start, resident", 400, program.databaseMegabytes(), "MB");
                }
            }
        }
        Program.delete(data);
        figures.most("what is installed, for amd64 and arm64", 180, megabytes(jar), "MB");
        figures.print();
    }

    /** Of a minute that begins a minute after the start. */
    private static double idle(Program program) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        double before = program.processorSeconds();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return (program.processorSeconds() - before) / IDLE_SECONDS * 100;
    }

    private static double megabytes(Path jar) throws IOException {
        long bytes = Files.size(jar);
        try (var libraries = Files.list(jar.resolveSibling("lib"))) {
            for (var library : libraries.toList()) bytes += Files.size(library);
        }
        return bytes / 1e6;
    }
}
