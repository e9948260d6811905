package dk.faelled.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * What the program takes at a moment. Linux only.
 *
 * @param resident megabytes of the JVM, its whole heap among them
 * @param heap megabytes alive after a full collection
 * @param database megabytes that the database's processes have for themselves, without the buffers that fill up once
 * @param files open ones of the JVM, sockets too
 * @param connections to the database
 */
record Taken(
        long resident,
        double heap,
        long database,
        long files,
        long threads,
        long connections,
        long answered,
        long failed) {
    static final String HEAD = "  minute  resident    heap  database  files  threads  connections  answered  failed";
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Path PROCESSES = Path.of("/proc");

    /** What must not grow, and how far it may wander. */
    enum Measure {
        RESIDENT("JVM, resident", "MB", 20, Taken::resident),
        HEAP("heap after a full collection", "MB", 8, Taken::heap),
        DATABASE("database, without its buffers", "MB", 40, Taken::database),
        FILES("open files and sockets", "", 20, Taken::files),
        THREADS("threads", "", 10, Taken::threads),
        CONNECTIONS("connections to the database", "", 5, Taken::connections);

        private final String text;
        private final String unit;
        private final double slack;
        private final ToDoubleFunction<Taken> value;

        Measure(String text, String unit, double slack, ToDoubleFunction<Taken> value) {
            this.text = text;
            this.unit = unit;
            this.slack = slack;
            this.value = value;
        }

        String text() {
            return text;
        }

        String unit() {
            return unit;
        }

        double of(Taken taken) {
            return value.applyAsDouble(taken);
        }

        double most(double before) {
            return Math.max(before * 1.1, before + slack);
        }
    }

    static Taken by(Program program, long answered, long failed) throws IOException, InterruptedException {
        double heap = live(jcmd(program, "GC.class_histogram"));
        var own = PROCESSES.resolve(Long.toString(program.pid()));
        return new Taken(
                program.javaMegabytes(),
                heap,
                program.databaseMegabytes(Machine.Memory.OWN),
                count(own.resolve("fd")),
                count(own.resolve("task")),
                connections(program.postmaster()),
                answered,
                failed);
    }

    /** The histogram counts what a full collection has left, in its own moment; its last line is the sum. */
    private static double live(String histogram) {
        var total = TOTAL.matcher(histogram);
        if (!total.find()) throw new IllegalStateException("No sum in the histogram of the heap");
        return Double.parseDouble(total.group(1)) / (1024 * 1024);
    }

    private static String jcmd(Program program, String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(program.pid()), command)
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("jcmd " + command + ": " + told);
        return told;
    }

    private static long count(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }

    /** The server names each of its processes by whom it serves. */
    private static long connections(long postmaster) throws IOException {
        long serving = 0;
        for (var child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            var line = PROCESSES.resolve(Long.toString(child.pid())).resolve("cmdline");
            if (Files.exists(line) && Files.readString(line).startsWith("postgres: faelled_")) serving++;
        }
        return serving;
    }

    String line(double minute) {
        return String.format(
                Locale.ROOT,
                "  %6.1f  %6d MB  %6.1f  %5d MB  %5d  %7d  %11d  %8d  %6d",
                minute,
                resident,
                heap,
                database,
                files,
                threads,
                connections,
                answered,
                failed);
    }
}
