package dk.faelled.bench;

import dk.faelled.platform.database.EmbeddedPostgres;
import dk.faelled.platform.database.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A database of its own and two programs on it: the first straight, the second over a way that can be cut. */
final class TwoNodes implements AutoCloseable {
    private static final int CONNECTIONS = 200;
    private final Path folder;
    private final EmbeddedPostgres database;
    private final Split way;
    private final Program first;
    private Program second;

    private TwoNodes(Path folder, EmbeddedPostgres database, Split way, Program first, Program second) {
        this.folder = folder;
        this.database = database;
        this.way = way;
        this.first = first;
        this.second = second;
    }

    /** @param environment of the second program */
    static TwoNodes start(Path jar, Map<String, String> environment) throws IOException, InterruptedException {
        var folder = Program.freshFolder();
        var database = EmbeddedPostgres.start(folder.resolve("database"), new Settings(0, "128MB", CONNECTIONS, "-"));
        var way = Split.to(database.port());
        configure(folder, "first", database.port());
        configure(folder, "second", way.port());
        var first = Program.start(jar, folder.resolve("first"));
        // what is sealed by one must be opened by the other
        Files.copy(
                folder.resolve("first/secrets/master.key"),
                Files.createDirectories(folder.resolve("second/secrets")).resolve("master.key"));
        Files.copy(folder.resolve("first/demo"), folder.resolve("second/demo"));
        return new TwoNodes(folder, database, way, first, Program.start(jar, folder.resolve("second"), environment));
    }

    private static void configure(Path folder, String node, int port) throws IOException {
        var known = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("database/secrets/database.properties"))) {
            known.load(in);
        }
        Files.writeString(Files.createDirectories(folder.resolve(node)).resolve("faelled.properties"), """
                spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/faelled
                spring.datasource.username=faelled_app
                spring.datasource.password=%s
                faelled.db.owner.username=faelled_owner
                faelled.db.owner.password=%s
                faelled.db.audit.password=%s
                faelled.db.cross.password=%s
                """.formatted(
                        port,
                        known.getProperty("faelled_app"),
                        known.getProperty("faelled_owner"),
                        known.getProperty("faelled_audit"),
                        known.getProperty("faelled_cross")));
    }

    Split way() {
        return way;
    }

    Program first() {
        return first;
    }

    Program second() {
        return second;
    }

    /** The second program once more, as it would be on another machine. */
    void again(Path jar, Map<String, String> environment) throws IOException, InterruptedException {
        second.close();
        second = Program.start(jar, folder.resolve("second"), environment);
    }

    /** Computes the chain of the log again; ends badly where it does not hold. */
    void verify(Path jar) throws IOException, InterruptedException {
        Program.command(jar, folder.resolve("first"), "", "audit", "verify");
    }

    @Override
    public void close() throws IOException {
        second.close();
        first.close();
        way.close();
        database.close();
        Program.delete(folder);
    }
}
