package dk.faelled.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Fælled itself, started as its users start it, in a folder of its own. */
final class Program implements AutoCloseable {
    static final String PASSWORD = "bench-bench-bench-1";
    private final Process process;
    private final Path data;
    private final int port;
    private final double secondsToReady;

    private Program(Process process, Path data, int port, double secondsToReady) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    static Path freshFolder() throws IOException {
        return Files.createTempDirectory("faelled-bench");
    }

    static Program start(Path jar, Path data, String... arguments) throws IOException, InterruptedException {
        return start(java(jar), data, Map.of(), arguments);
    }

    /** With more in its environment. */
    static Program start(Path jar, Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(java(jar), data, environment);
    }

    /** A run that leaves in the archive, at its end, what it loaded and learnt. */
    static Program training(Path jar, Path archive, Path data) throws IOException, InterruptedException {
        var command = java(jar);
        command.add(1, "-XX:AOTCacheOutput=" + archive);
        return start(command, data, Map.of());
    }

    /** With the whole heap from the first moment, so that what the process grows by is no longer the heap's coming and going. */
    static Program wholeHeap(Path jar, Path data) throws IOException, InterruptedException {
        var command = java(jar);
        command.addAll(2, List.of("-Xms448m", "-XX:+AlwaysPreTouch"));
        return start(command, data, Map.of());
    }

    /** What later starts read; without it they start all the same, only slower. */
    static Path archive(Path jar) {
        return jar.resolveSibling("faelled.aot");
    }

    private static Program start(List<String> command, Path data, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        command.addAll(List.of(arguments));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(data).toFile());
        builder.environment().put("FAELLED_DEMO_PASSWORD", PASSWORD);
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        var process = builder.start();
        var program = new Program(process, data, port, 0);
        while (!program.ready()) {
            if (!process.isAlive()) throw new IOException("The program ended with " + process.exitValue());
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return new Program(process, data, port, (System.nanoTime() - begun) / 1e9);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitReady(int seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!ready()) {
            if (!process.isAlive()) throw new IOException("The program ended with " + process.exitValue());
            if (System.nanoTime() > until) throw new IOException("Not ready after " + seconds + " s");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGKILL to the postmaster; its children notice and go. Returns when it is gone. */
    void killDatabase() throws IOException {
        ProcessHandle.of(postmaster()).ifPresent(server -> {
            server.destroyForcibly();
            while (server.isAlive()) Thread.onSpinWait();
        });
    }

    /** Runs a command of the program on its folder. @param console what somebody types */
    static String command(Path jar, Path data, String console, String... words)
            throws IOException, InterruptedException {
        var command = java(jar);
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(console);
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException(String.join(" ", words) + " ended badly: " + said);
        return said;
    }

    /** All that it has printed so far. */
    String said() throws IOException {
        return Files.readString(log(data));
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** As {@code ./run} starts it. */
    private static List<String> java(Path jar) {
        var archive = archive(jar);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + jar.resolveSibling("java.options"));
        if (Files.exists(archive)) command.addAll(List.of("-XX:AOTCache=" + archive, "-Xlog:aot*=off"));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    boolean ready() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(address("/health/ready")).build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 204;
        } catch (IOException _) {
            return false;
        }
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    double secondsToReady() {
        return secondsToReady;
    }

    long pid() {
        return process.pid();
    }

    long javaMegabytes() throws IOException {
        return Machine.megabytes(process.pid(), Machine.Memory.ALL);
    }

    long databaseMegabytes() throws IOException {
        return databaseMegabytes(Machine.Memory.ALL);
    }

    long databaseMegabytes(Machine.Memory which) throws IOException {
        return Machine.megabytesWithChildren(postmaster(), which);
    }

    /** Used since their beginning by the program and by the database's processes that are there now. */
    double processorSeconds() throws IOException {
        double seconds = Machine.processorSeconds(process.pid());
        for (var pid : databaseProcesses()) seconds += Machine.processorSeconds(Long.parseLong(pid));
        return seconds;
    }

    long postmaster() throws IOException {
        try (var files = Files.find(data.resolve("pg"), 2, (path, _) -> path.endsWith("postmaster.pid"))) {
            var file = files.findFirst().orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    /** The numbers of the database's processes. */
    List<String> databaseProcesses() throws IOException {
        var server = ProcessHandle.of(postmaster()).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(log(folder));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @org.jspecify.annotations.Nullable IOException failed)
                    throws IOException {
                Files.delete(Objects.requireNonNull(left));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
