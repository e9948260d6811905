package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Twenty times, or as often as is asked for: four people make units and a file is loaded, then the program, its database or both are killed without
 * warning. Everything that was answered must be there, of what was not answered nothing half, and nobody may have to help.
 */
final class KillsBench {
    static final int ROUNDS = 20;
    private static final int PERSONS = 400;
    private static final int PATIENCE = 120;

    private enum Victim {
        PROGRAM,
        DATABASE,
        BOTH
    }

    private final Path jar;
    private final Path data;
    private final Random random = new Random(1849);
    private final Writing writing = new Writing();

    private KillsBench(Path jar, Path data) {
        this.jar = jar;
        this.data = data;
    }

    static void run(Path jar, int rounds) throws Exception {
        var data = Program.freshFolder();
        new KillsBench(jar, data).rounds(rounds);
        Program.delete(data);
    }

    private void rounds(int rounds) throws Exception {
        var recoveries = new double[rounds];
        var program = Program.start(jar, data);
        try {
            for (int round = 0; round < rounds; round++) {
                var victim = Victim.values()[round % Victim.values().length];
                var load = Load.begin(program, "L" + round, PERSONS);
                var killed = program;
                writing.during(program, Integer.toString(round), () -> kill(killed, victim));
                long begun = System.nanoTime();
                if (!program.isAlive()) program = Program.start(jar, data);
                try (var visitor = letIn(program)) {
                    recoveries[round] = (System.nanoTime() - begun) / 1e9;
                    writing.check(visitor, writing.answered());
                    load.check(visitor, PATIENCE);
                }
                System.out.printf(
                        "  round %2d, killed %-8s %,6d units answered, signed in again after %.1f s%n",
                        round + 1,
                        victim.name().toLowerCase(java.util.Locale.ROOT),
                        writing.answered().size(),
                        recoveries[round]);
            }
        } finally {
            program.close();
        }
        var figures = new Figures("kill -9 under write load and a running import, %d rounds".formatted(rounds));
        figures.most("answered units that are missing", 0, 0, "");
        figures.most("units there that nobody asked for", 0, 0, "");
        figures.only("answered units in all", writing.answered().size(), "");
        figures.only("signed in again, median", Figures.percentile(recoveries, 0.5), "s");
        figures.only("signed in again, longest", Figures.percentile(recoveries, 1), "s");
        figures.print();
    }

    private void kill(Program program, Victim victim) throws Exception {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2_500));
        switch (victim) {
            case PROGRAM -> program.kill();
            case DATABASE -> program.killDatabase();
            case BOTH -> {
                program.killDatabase();
                program.kill();
            }
        }
    }

    /** In the second until it notices, a program whose database was killed calls itself ready and is not. */
    private static Visitor letIn(Program program) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (true) {
            program.awaitReady(PATIENCE);
            try {
                return Visitor.signedIn(program, "admin");
            } catch (IOException refused) {
                boolean soon = String.valueOf(refused.getMessage()).endsWith(" answered 503");
                if (!soon || System.nanoTime() > until) throw refused;
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }
}
