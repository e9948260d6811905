package dk.faelled.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * A backup is made while four people write; then program and database are killed and the whole data folder is lost. What
 * was answered before the backup began is in the folder that is restored with the file and the recovery key alone, and
 * nothing that nobody asked for.
 */
final class BackupBench {
    private static final Pattern RECOVERY = Pattern.compile("([A-Z2-7]{4}-){12}[A-Z2-7]{4}");
    private static final String PAGE = "/organisation/persons";
    private static final int PAGES = 100;
    private static final int PATIENCE = 60;

    private BackupBench() {}

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        var copies = Files.createTempDirectory("faelled-copies");
        var restored = copies.resolve("restored");
        var figures = new Figures("backup under load, the disk lost, restored into a new folder");
        var writing = new Writing();
        Set<String> expected;
        String recovery;
        try (var program = Program.start(jar, data)) {
            recovery = recovery(program);
            var quiet = new ArrayList<Double>();
            var busy = new ArrayList<Double>();
            var before = new ArrayList<Set<String>>();
            writing.during(program, "b", () -> {
                before.add(writing.answered());
                pages(program, quiet, new AtomicBoolean(true));
                before.add(writing.answered());
                figures.only("backup", seconds(() -> backUp(jar, data, copies, program, busy)), "s");
            });
            expected = before.getLast();
            figures.only("page while nothing is backed up, 99 %", percentile(quiet), "ms");
            figures.most("the same during the backup", 2 * percentile(quiet), percentile(busy), "ms");
            program.killDatabase();
            program.kill();
        }
        Program.delete(data);
        var file = file(copies);
        figures.only("size of the file", Files.size(file) / 1e6, "MB");
        figures.only(
                "restore with the recovery key",
                seconds(() -> Program.command(jar, restored, recovery + "\n", "restore", file.toString())),
                "s");
        var log = Program.command(jar, restored, "", "audit", "verify");
        try (var program = Program.start(jar, restored);
                var visitor = Visitor.signedIn(program, "admin")) {
            writing.check(visitor, expected);
        }
        figures.most("answered units that are missing", 0, 0, "");
        figures.only("answered units before the backup", expected.size(), "");
        figures.print();
        System.out.println("  audit verify: " + log.strip());
        Program.delete(restored);
        Program.delete(copies);
    }

    private static String recovery(Program program) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE; i++) {
            var found = RECOVERY.matcher(program.said());
            if (found.find()) return found.group();
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IOException("No recovery key was printed");
    }

    private static void backUp(Path jar, Path data, Path copies, Program program, ArrayList<Double> busy)
            throws Exception {
        var over = new AtomicBoolean();
        try (var reader = Executors.newSingleThreadExecutor()) {
            var reading = reader.submit(() -> {
                pages(program, busy, over);
                return true;
            });
            Program.command(jar, data, "", "backup", "--to", copies.toString());
            over.set(true);
            reading.get();
        }
    }

    /** A hundred pages, and more until that is said. */
    private static void pages(Program program, ArrayList<Double> into, AtomicBoolean over)
            throws IOException, InterruptedException {
        try (var visitor = Visitor.signedIn(program, "laeser")) {
            while (!over.get() || into.size() < PAGES) {
                into.add(visitor.timed(PAGE));
                TimeUnit.MILLISECONDS.sleep(60);
            }
        }
    }

    private static double percentile(ArrayList<Double> values) {
        return Figures.percentile(
                values.stream().mapToDouble(Double::doubleValue).toArray(), 0.99);
    }

    private static double seconds(Writing.Meanwhile work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Path file(Path copies) throws IOException {
        try (var files = Files.newDirectoryStream(copies, "*.enc")) {
            return files.iterator().next();
        }
    }
}
