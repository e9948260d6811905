package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Each wait of the database for its disk takes 200 ms more (strace). Writes get slow, none fails, none is lost. */
final class SlowDiskBench {
    private static final int SECONDS = 60;
    private static final int PERSONS = 400;
    private static final int PATIENCE = 240;

    private SlowDiskBench() {}

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        var writing = new Writing();
        var program = Program.start(jar, data);
        try {
            writing.during(program, "Slow", () -> {
                var slow = slow(program);
                try {
                    int before = writing.answered().size();
                    TimeUnit.SECONDS.sleep(1);
                    var load = Load.begin(program, "Slow", PERSONS);
                    TimeUnit.SECONDS.sleep(SECONDS);
                    if (!slow.isAlive()) throw new IOException("strace ended: the disk was not slow");
                    if (!program.ready()) throw new IOException("Not ready, though the disk is only slow");
                    System.out.printf(
                            "  %,d units answered in %d s%n", writing.answered().size() - before, SECONDS);
                    try (var visitor = Visitor.signedIn(program, "admin")) {
                        load.check(visitor, PATIENCE);
                    }
                } finally {
                    slow.destroy();
                    slow.waitFor();
                }
            });
            if (writing.broken() > 0) throw new IOException(writing.broken() + " of the writers were refused");
            try (var visitor = Visitor.signedIn(program, "admin")) {
                writing.check(visitor, writing.answered());
            }
            System.out.printf(
                    "  %,d units answered, all there; nobody was refused%n",
                    writing.answered().size());
        } finally {
            program.close();
        }
        Program.delete(data);
    }

    private static Process slow(Program program) throws IOException {
        return new ProcessBuilder(List.of(
                        "strace",
                        "-f",
                        "-qq",
                        "-e",
                        "trace=fsync,fdatasync",
                        "-e",
                        "inject=fsync,fdatasync:delay_exit=200000",
                        "-o",
                        "/dev/null",
                        "-p",
                        String.join(",", program.databaseProcesses())))
                .inheritIO()
                .start();
    }
}
