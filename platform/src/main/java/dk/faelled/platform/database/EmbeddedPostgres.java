package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a part of the program: set up, started, watched and stopped by us, in the data folder. It survives the
 * death of the program and is adopted by the next one.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "faelled";

    private final DataFolder folder;
    private final FolderLock lock;
    private final Settings settings;
    private final Passwords passwords;
    private final Server server;
    private final boolean unpacked;
    private final boolean created;
    private final CompletableFuture<@Nullable Void> opening = new CompletableFuture<>();
    private int port;
    private volatile long pid;
    private volatile boolean ready;
    private volatile boolean stopping;

    private EmbeddedPostgres(FolderLock lock, Settings settings) throws IOException {
        this.folder = lock.folder();
        this.lock = lock;
        this.settings = settings;
        unpacked = Binaries.unpack(folder);
        Leftovers.checkVersion(folder);
        passwords = Passwords.of(folder);
        var user = ServerUser.choose(folder);
        server = new Server(folder, user, passwords);
        server.createLogFolder();
        created = server.isNew();
        if (created) server.initialise();
    }

    /**
     * Starts or adopts the database of the folder, sets it up, and watches it.
     *
     * @throws StartRefused saying what is wrong with the folder, its lock, its owner or its database
     */
    public static EmbeddedPostgres start(Path data, Settings settings) {
        return start(FolderLock.take(data, settings.address()), settings);
    }

    /** The same under a lock that is held already; it is freed when this is closed, or now if the start fails. */
    public static EmbeddedPostgres start(FolderLock lock, Settings settings) {
        var database = begin(lock, settings);
        database.await();
        return database;
    }

    /**
     * The same without waiting: address and passwords are known at once, and who wants to connect calls {@link #await}
     * first, so that the program gets ready while the database does.
     */
    public static EmbeddedPostgres begin(FolderLock lock, Settings settings) {
        EmbeddedPostgres database = null;
        try {
            database = new EmbeddedPostgres(lock, settings);
            database.begin();
            return database;
        } catch (IOException e) {
            giveUp(database, lock);
            throw notStarted(e);
        } catch (RuntimeException e) {
            giveUp(database, lock);
            throw e;
        }
    }

    /** Returns when the database is set up and answers; asked again, at once. @throws StartRefused as {@link #start} */
    public void await() {
        try {
            opening.join();
        } catch (CompletionException failed) {
            giveUp(this, lock);
            throw failed.getCause() instanceof StartRefused refused ? refused : notStarted(failed.getCause());
        }
    }

    private static StartRefused notStarted(@Nullable Throwable cause) {
        return new StartRefused(StartRefused.UNEXPECTED, "The database did not start: " + cause, cause);
    }

    private static void giveUp(@Nullable EmbeddedPostgres database, FolderLock lock) {
        if (database != null && database.pid != 0 && Processes.alive(database.pid)) database.close();
        lock.close();
    }

    private void begin() throws IOException {
        var started = adopt() ? null : launch(settings.port());
        Thread.ofPlatform().daemon().name("database-start").start(() -> {
            try {
                open(started);
                opening.complete(null);
            } catch (IOException | SQLException | RuntimeException e) {
                opening.completeExceptionally(e);
            }
        });
    }

    /** @param started null for one that was adopted */
    private void open(@Nullable Process started) throws IOException, SQLException {
        if (started != null) untilItAnswers(started);
        try (var connection = superuser("postgres")) {
            DatabaseSetup.ensureRolesAndDatabase(connection, passwords);
        }
        try (var connection = superuser(DATABASE)) {
            DatabaseSetup.ensureInside(connection);
        }
        ready = true;
        Watchdog.over(this);
    }

    /** True if a server of an earlier run was alive, knew our password and has our settings. */
    private boolean adopt() throws IOException {
        var living = Leftovers.livingServer(folder);
        if (living.isEmpty()) return false;
        pid = living.get().pid();
        port = living.get().port();
        var wanted = ServerConfiguration.of(folder, settings, settings.port() == 0 ? port : settings.port());
        var running = Files.readString(folder.cluster().resolve("postgresql.conf"));
        if (!unpacked && wanted.equals(running) && answers()) {
            log.info("PostgreSQL of an earlier run, process {}, is adopted", pid);
            return true;
        }
        log.info("PostgreSQL of an earlier run, process {}, is started anew", pid);
        server.stop();
        Leftovers.livingServer(folder);
        return false;
    }

    private Process launch(int wantedPort) throws IOException {
        port = wantedPort == 0 ? Server.freePort() : wantedPort;
        var process = server.start(ServerConfiguration.of(folder, settings, port));
        pid = process.pid();
        return process;
    }

    private void untilItAnswers(Process process) throws IOException {
        var begun = System.nanoTime();
        var told = begun;
        while (!answers()) {
            if (!process.isAlive()) throw server.failed("PostgreSQL", process.exitValue(), java.util.List.of());
            if (System.nanoTime() - told > 10_000_000_000L) {
                told = System.nanoTime();
                log.info("The database is being recovered, {} s so far", (told - begun) / 1_000_000_000L);
            }
            Leftovers.pause(50);
        }
    }

    /** As long as it recovers, it says so and answers nobody; only a wrong password ends the waiting. */
    private boolean answers() {
        try (var connection = superuser("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState()))
                throw new StartRefused(
                        StartRefused.FOLDER,
                        "The database in %s does not know the password in %s. Put the right file back from a backup."
                                .formatted(folder.cluster(), folder.secrets()),
                        e);
            return false;
        }
    }

    boolean lost() {
        return !stopping && !Processes.alive(pid);
    }

    boolean stopping() {
        return stopping;
    }

    /** After the server died: the same port, since the pools know no other. */
    void restart() throws IOException {
        ready = false;
        Leftovers.livingServer(folder);
        untilItAnswers(launch(port));
        ready = true;
    }

    /** False while the server is being restarted. */
    public boolean isReady() {
        return ready;
    }

    /** Whether this start set the database up. */
    public boolean isNew() {
        return created;
    }

    public int port() {
        return port;
    }

    /** Of the server process. */
    public long pid() {
        return pid;
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String password(Role role) {
        return passwords.of(role);
    }

    /** A connection that may everything: for set-up and backup, never for a request. */
    public Connection superuser() throws SQLException {
        return superuser(DATABASE);
    }

    private Connection superuser(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Role.POSTGRES.role());
        properties.setProperty("password", passwords.of(Role.POSTGRES));
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** Lets go of the server without stopping it, as the death of the program does. */
    void abandon() {
        stopping = true;
        ready = false;
        lock.close();
    }

    @Override
    public void close() {
        if (stopping) return;
        stopping = true;
        ready = false;
        try {
            server.stop();
        } catch (IOException e) {
            log.error("PostgreSQL could not be stopped; the next start adopts it", e);
        } finally {
            lock.close();
        }
    }
}
