package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection for a command: to the database of the program that runs, else to one started for as long as it takes. */
public final class Aside implements AutoCloseable {
    private final Connection connection;
    private final @Nullable EmbeddedPostgres started;

    private Aside(Connection connection, @Nullable EmbeddedPostgres started) {
        this.connection = connection;
        this.started = started;
    }

    /** @throws StartRefused where there is no database in the folder, or it does not start */
    public static Aside open(Path data, Role role) throws SQLException {
        if (!Files.exists(data.resolve("pg")))
            throw new StartRefused(
                    StartRefused.FOLDER, "There is no database in %s. Name its folder with --data.".formatted(data));
        try {
            var database = EmbeddedPostgres.start(
                    data, new Settings(0, "256MB", PoolSizes.ofThisMachine().sum() + 10, "-"));
            var url = database.jdbcUrl();
            return new Aside(DriverManager.getConnection(url, role.role(), database.password(role)), database);
        } catch (StartRefused refused) {
            if (refused.exitCode() != StartRefused.ALREADY_RUNNING) throw refused;
            return beside(data, role);
        }
    }

    private static Aside beside(Path data, Role role) throws SQLException {
        try {
            var folder = new DataFolder(data.toAbsolutePath().normalize());
            var port = PidFile.of(folder).map(PidFile::port).orElse(0);
            var url = "jdbc:postgresql://127.0.0.1:%d/faelled".formatted(port);
            return new Aside(
                    DriverManager.getConnection(
                            url, role.role(), Passwords.of(folder).of(role)),
                    null);
        } catch (IOException e) {
            throw new StartRefused(StartRefused.FOLDER, "The folder %s cannot be read: %s".formatted(data, e), e);
        }
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        if (started != null) started.close();
    }
}
