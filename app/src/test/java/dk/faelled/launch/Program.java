package dk.faelled.launch;

import static org.awaitility.Awaitility.await;

import dk.faelled.Faelled;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of Fælled from the classes of the build. What it prints goes to a file beside the data. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** What is loaded from folders is kept in no archive, and each start would read it anew. */
    private static final Path CLASSES = packed();

    private final Process process;
    private final Path printed;

    private Program(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    static Program run(Path printed, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + CLASSES.resolveSibling("program.jsa"),
                "-Xlog:disable",
                "-Dspring.aot.enabled=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                programClasses(),
                Faelled.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Files.deleteIfExists(printed);
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            return new Program(builder.start(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String programClasses() {
        return Stream.concat(Stream.of(CLASSES.toString()), entries().filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Without the tests' own database, which would take the place of the program's. */
    private static Stream<String> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && !entry.contains("test-classes") && !entry.endsWith("-tests.jar"));
    }

    private static Path packed() {
        try {
            var jar = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "launched")
                    .resolve("classes.jar");
            var command = new ArrayList<>(List.of("--create", "--no-compress", "--file", jar.toString()));
            entries()
                    .filter(entry -> !entry.endsWith(".jar"))
                    .forEach(folder -> command.addAll(List.of("-C", folder, ".")));
            int code = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(System.out, System.err, command.toArray(String[]::new));
            if (code != 0) throw new IllegalStateException("jar ended with " + code);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program untilItRuns() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || said().contains("Stop it with Ctrl-C"));
        if (!process.isAlive()) throw new AssertionError("it ended with " + process.exitValue() + ":\n" + said());
        return this;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end:\n" + said());
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    String said() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answer(String line) throws IOException {
        try (var in = process.outputWriter()) {
            in.write(line + "\n");
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Ctrl-C. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) kill();
    }
}
