package dk.faelled.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the figures were taken on, and what processes take of it. Linux only. */
final class Machine {
    private static final Path PROCESSES = Path.of("/proc");
    private static final double TICKS_A_SECOND = 100;

    private Machine() {}

    static String facts() throws IOException {
        return "%s, %d processors (%s), %s memory, load %s, Java %s, %s"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/cpuinfo", "model name"),
                        line("/proc/meminfo", "MemTotal"),
                        Files.readString(PROCESSES.resolve("loadavg")).split(" ")[0],
                        Runtime.version(),
                        System.getProperty("os.version"));
    }

    private static String line(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        }
    }

    /** Which memory counts; pages that several processes share count once over all that share them. */
    enum Memory {
        /** All that is resident. */
        ALL("Pss:"),
        /** What the processes have made for themselves; neither files nor what they were given to share. */
        OWN("Pss_Anon:");

        private final String line;

        Memory(String line) {
            this.line = line;
        }
    }

    static long megabytes(long pid, Memory which) throws IOException {
        try (var lines = Files.lines(PROCESSES.resolve(pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(which.line))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }

    /** All that was resident at the most, since the process began. */
    static long mostMegabytes(long pid) throws IOException {
        try (var lines = Files.lines(PROCESSES.resolve(pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }

    /** What a Java process has taken from the system for its heap, used or not. */
    static double heapMegabytes(long pid) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.heap_info").start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var total = Pattern.compile("\\w +total (\\d+)K").matcher(said);
        long kilobytes = 0;
        while (total.find()) kilobytes += Long.parseLong(total.group(1));
        if (kilobytes == 0) throw new IOException("Nothing is said of the heap: " + said);
        return kilobytes / 1024.0;
    }

    /** Used by the process since its beginning; nothing where it has ended. */
    static double processorSeconds(long pid) throws IOException {
        var file = PROCESSES.resolve(pid + "/stat");
        if (!Files.exists(file)) return 0;
        var line = Files.readString(file);
        // the name may hold blanks; after its bracket come state, parent ..., the times are the 12th and 13th
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /** The process and its children. */
    static long megabytesWithChildren(long pid, Memory which) throws IOException {
        long sum = megabytes(pid, which);
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(pid).map(ProcessHandle::descendants).orElseGet(Stream::empty)) {
            for (var child : children.toList()) if (child.isAlive()) sum += megabytes(child.pid(), which);
        }
        return sum;
    }
}
