package dk.faelled.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands of PostgreSQL over one data folder: initdb, start, stop. */
final class Server {
    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private final DataFolder folder;
    private final ServerUser user;
    private final Passwords passwords;

    Server(DataFolder folder, ServerUser user, Passwords passwords) {
        this.folder = folder;
        this.user = user;
        this.passwords = passwords;
    }

    boolean isNew() {
        return !Files.exists(folder.cluster().resolve("PG_VERSION"));
    }

    /** In a folder beside, renamed when it is whole: an interrupted set-up leaves nothing that looks like a database. */
    void initialise() throws IOException {
        Leftovers.endSetUp(folder);
        Binaries.remove(folder.unfinished());
        var password = folder.pg().resolve("initdb.password");
        Files.deleteIfExists(password);
        try {
            Files.createFile(
                    password,
                    java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                            java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, passwords.of(Role.POSTGRES) + "\n");
            user.own(password);
            var done = run(
                    program("initdb"),
                    "--pgdata=" + folder.unfinished(),
                    "--username=" + Role.POSTGRES.role(),
                    "--pwfile=" + password,
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--auth=scram-sha-256",
                    "--data-checksums");
            if (done != 0) throw failed("initdb", done, List.of());
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(folder.unfinished(), folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server in a session of its own, so that Ctrl-C at the console reaches us and not it. */
    Process start(String configuration) throws IOException {
        write("postgresql.conf", configuration);
        write("pg_hba.conf", ServerConfiguration.ACCESS);
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) command.add("/usr/bin/setsid");
        command.addAll(user.command(program("postgres"), "-D", folder.cluster().toString()));
        var process = builder(command).start();
        log.info("PostgreSQL starts in {} as process {}", folder.cluster(), process.pid());
        return process;
    }

    /** Fast: open transactions are rolled back, what was acknowledged is safe. */
    void stop() throws IOException {
        if (run(program("pg_ctl"), "stop", "-D", folder.cluster().toString(), "-m", "fast", "-w", "-t", "60") == 0)
            return;
        if (Processes.workingIn(folder.cluster()).isEmpty()) return;
        log.warn("PostgreSQL did not stop in 60 s and is stopped at once; it recovers at the next start");
        run(program("pg_ctl"), "stop", "-D", folder.cluster().toString(), "-m", "immediate", "-w", "-t", "30");
    }

    private void write(String name, String text) throws IOException {
        var fresh = folder.cluster().resolve(name + ".new");
        Files.writeString(fresh, text);
        user.own(fresh);
        Files.move(
                fresh,
                folder.cluster().resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    void createLogFolder() throws IOException {
        Files.createDirectories(folder.databaseLogs());
        user.own(folder.databaseLogs());
    }

    private String program(String name) {
        return folder.binaries().resolve("bin").resolve(name).toString();
    }

    private ProcessBuilder builder(List<String> command) {
        var builder =
                new ProcessBuilder(command).directory(folder.pg().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(startLog().toFile()));
    }

    private int run(String... words) throws IOException {
        var process = builder(user.command(words)).start();
        try {
            if (process.waitFor(120, TimeUnit.SECONDS)) return process.exitValue();
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Path startLog() {
        return folder.logs().resolve("database-start.log");
    }

    /** The last lines of what PostgreSQL itself said. */
    List<String> lastWords() {
        var lines = new ArrayList<String>();
        try (var files = Files.list(folder.databaseLogs())) {
            var newest = files.max(
                    java.util.Comparator.comparingLong(file -> file.toFile().lastModified()));
            if (newest.isPresent()) lines.addAll(tail(newest.get()));
        } catch (IOException _) {
            // no log yet
        }
        lines.addAll(tail(startLog()));
        return lines;
    }

    private static List<String> tail(Path file) {
        try (var in = new java.io.RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - 4096));
            var bytes = new byte[4096];
            var size = Math.max(0, in.read(bytes));
            var lines = new String(bytes, 0, size, java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - 10), lines.size());
        } catch (IOException _) {
            return List.of();
        }
    }

    StartRefused failed(String what, int exit, List<String> words) {
        var all = new ArrayList<>(words);
        all.addAll(lastWords());
        var text = String.join("\n  ", all);
        if (text.contains("No space left on device"))
            return new StartRefused(
                    StartRefused.DISK, "The disk of %s is full. Free space and start again.".formatted(folder.root()));
        return new StartRefused(StartRefused.RECOVERY, """
                %s ended with %d; the data in %s is untouched. Its last words:
                  %s
                If it does not recover by itself, restore a backup: ./run restore <file> --replace""".formatted(what, exit, folder.cluster(), text));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
