package dk.faelled.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.database.EmbeddedPostgres;
import dk.faelled.platform.database.Settings;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that somebody else runs (PLT-11): what {@code db setup-sql} prints makes it ready. */
class ExternalDatabaseTest {
    private static final String PASSWORD = "chosen-by-the-administrator";

    @TempDir
    static Path temp;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres theirs;

    /** A server as an administrator has it: nothing of ours is in it. */
    @BeforeAll
    static void aServerOfTheirOwn() throws SQLException {
        theirs = EmbeddedPostgres.start(temp.resolve("theirs"), new Settings(0, "32MB", 80, "-"));
        try (var administrator = administrator("postgres")) {
            for (var sentence : List.of(
                    "drop database faelled with (force)",
                    "drop role faelled_app",
                    "drop role faelled_owner",
                    "drop role faelled_audit",
                    "drop role faelled_cross")) run(administrator, sentence);
        }
    }

    @AfterAll
    static void stop() {
        theirs.close();
    }

    @Test
    void theScriptMakesItReadyAndEachFaultNamesTheLineThatMendsIt() throws Exception {
        var nothing = start();
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.said()).contains("no connection to", "db setup-sql");

        var script = Program.run(temp.resolve("script.log"), Map.of(), "db", "setup-sql");
        assertThat(script.exitCode()).isZero();
        apply(script.said());
        apply(script.said()); // running it again changes nothing

        try (var faelled = administrator("faelled")) {
            run(faelled, "alter role faelled_app superuser");
            fault("faelled_app");
            run(faelled, "alter role faelled_app nosuperuser");
            run(faelled, "drop extension pg_trgm");
            fault("create extension pg_trgm;");
            run(faelled, "create extension pg_trgm");
            run(faelled, "drop owned by faelled_cross");
            run(faelled, "drop role faelled_cross");
            fault("create role faelled_cross");
        } catch (SQLException dependencies) {
            throw new AssertionError(dependencies);
        }
        apply(script.said());

        int port = freePort();
        try (var _ = start("--no-demo", "--port", Integer.toString(port)).untilItRuns()) {
            assertThat(new Wire(port).send(Call.get("/health/ready")).status()).isEqualTo(204);
            assertThat(new Wire(port).send(Call.get("/sign-in")).status()).isEqualTo(200);
            assertThat(temp.resolve("ours/pg/data-18")).doesNotExist();
        }
    }

    private static void fault(String words) throws Exception {
        var program = start();
        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.said()).contains(words);
    }

    private static Program start(String... more) throws IOException {
        var arguments = new java.util.ArrayList<>(List.of(
                "--data",
                temp.resolve("ours").toString(),
                "--spring.datasource.url=" + url("faelled"),
                "--spring.datasource.username=faelled_app",
                "--spring.datasource.password=" + PASSWORD,
                "--faelled.db.owner.username=faelled_owner",
                "--faelled.db.owner.password=" + PASSWORD,
                "--faelled.db.audit.password=" + PASSWORD,
                "--faelled.db.cross.password=" + PASSWORD));
        arguments.addAll(
                more.length == 0 ? List.of("--no-demo", "--port", Integer.toString(freePort())) : List.of(more));
        return Program.run(Files.createTempFile(temp, "said", ".log"), Map.of(), arguments.toArray(String[]::new));
    }

    /** As psql would: it knows {@code \gexec} and {@code \connect}, and we have no psql. */
    private static void apply(String script) throws SQLException {
        Connection connection = administrator("postgres");
        try {
            var sentence = new StringBuilder();
            for (var line :
                    script.lines().filter(each -> !each.startsWith("--")).toList()) {
                if (line.startsWith("\\connect ")) {
                    connection.close();
                    connection =
                            administrator(line.substring("\\connect ".length()).strip());
                } else if (line.endsWith("\\gexec")) {
                    sentence.append(line, 0, line.length() - "\\gexec".length());
                    for (var each : ask(connection, sentence.toString())) run(connection, each);
                    sentence.setLength(0);
                } else {
                    sentence.append(line.replace("CHANGE-ME", PASSWORD)).append('\n');
                    if (!line.endsWith(";")) continue;
                    run(connection, sentence.toString());
                    sentence.setLength(0);
                }
            }
        } finally {
            connection.close();
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(theirs.port(), database);
    }

    private static Connection administrator(String database) throws SQLException {
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(temp.resolve("theirs/secrets/database.properties"))) {
            passwords.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return DriverManager.getConnection(url(database), "postgres", passwords.getProperty("postgres"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void run(Connection connection, String sentence) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sentence);
        }
    }

    private static List<String> ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new java.util.ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }
}
