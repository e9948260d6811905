package dk.faelled.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Settings SMALL = new Settings(0, "16MB", 30, "http://localhost:1");

    @TempDir
    Path temp;

    @Test
    void isDurableAndDemandsPasswords() throws Exception {
        try (var database = EmbeddedPostgres.start(temp.resolve("data"), SMALL);
                var superuser = database.superuser()) {
            assertThat(setting(superuser, "fsync")).isEqualTo("on");
            assertThat(setting(superuser, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(superuser, "full_page_writes")).isEqualTo("on");
            assertThat(setting(superuser, "data_checksums")).isEqualTo("on");
            assertThat(setting(superuser, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(superuser, "max_wal_size")).isEqualTo("1GB");
            assertThat(setting(superuser, "jit")).isEqualTo("off");
            assertThat(one(superuser, "select datlocale from pg_database where datname = 'faelled'"))
                    .isEqualTo("C.UTF-8");
            assertThat(Files.getPosixFilePermissions(temp.resolve("data/secrets/database.properties")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "guess"))
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void worksInAFolderWithBlanksAndDanishLetters() throws Exception {
        var name = System.getProperty("sun.jnu.encoding", "").startsWith("ANSI") ? "my data's" : "mine data's ÆØÅ";
        var data = Files.createDirectory(temp.resolve(name)).resolve("data");
        try (var database = EmbeddedPostgres.start(data, SMALL);
                var superuser = database.superuser()) {
            assertThat(one(superuser, "select 'blåbærgrød'")).isEqualTo("blåbærgrød");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheServerIsKilledAndComesBackByItself() throws Exception {
        try (var database = EmbeddedPostgres.start(temp.resolve("data"), SMALL)) {
            write(database, "before");
            kill(database.pid());
            await(() -> read(database), "before");
        }
    }

    @Test
    void recoversAfterProgramAndServerWereKilledAndANewProcessBearsTheOldNumber() throws Exception {
        var data = temp.resolve("data");
        try (var database = EmbeddedPostgres.start(data, SMALL)) {
            write(database, "kept");
        }
        // a pid file whose number belongs to a living process that is not PostgreSQL: this test
        Files.writeString(
                data.resolve("pg/data-18/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("pg/data-18") + "\n0\n5432\n\n127.0.0.1\n");
        try (var again = EmbeddedPostgres.start(data, SMALL)) {
            assertThat(again.isNew()).isFalse();
            assertThat(read(again)).isEqualTo("kept");
        }
    }

    @Test
    void adoptsAServerThatOutlivedItsProgram() throws Exception {
        var data = temp.resolve("data");
        var folder = DataFolder.open(data);
        long pid;
        try (var first = EmbeddedPostgres.start(data, SMALL)) {
            pid = first.pid();
            write(first, "kept");
            first.abandon();
        }
        try (var second = EmbeddedPostgres.start(data, SMALL)) {
            assertThat(second.pid()).isEqualTo(pid);
            assertThat(read(second)).isEqualTo("kept");
        }
        assertThat(Processes.workingIn(folder.cluster())).isEmpty();
    }

    @Test
    void aSecondProgramOnTheFolderIsRefusedAndToldWhoHoldsIt() throws Exception {
        var data = temp.resolve("data");
        try (var _ = EmbeddedPostgres.start(data, SMALL)) {
            refused(StartRefused.ALREADY_RUNNING, () -> EmbeddedPostgres.start(data, SMALL))
                    .withMessageContaining("pid " + ProcessHandle.current().pid())
                    .withMessageContaining("http://localhost:1");
        }
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws Exception {
        var data = Files.createDirectory(temp.resolve("data"));
        Files.writeString(data.resolve("thesis.txt"), "years of work");
        refused(StartRefused.FOLDER, () -> EmbeddedPostgres.start(data, SMALL)).withMessageContaining("thesis.txt");
        assertThat(data).isDirectoryContaining("glob:**thesis.txt");
    }

    @Test
    void aHalfWrittenSetUpIsDoneAgainAndANewerDatabaseIsNotTouched() throws Exception {
        var data = temp.resolve("data");
        Files.createDirectories(data.resolve("pg/new/base"));
        var living = new ProcessBuilder("sh", "-c", "while :; do mkdir -p new/base/1; : > new/base/1/$((i += 1)); done")
                .directory(data.resolve("pg").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var database = EmbeddedPostgres.start(data, SMALL)) {
            assertThat(database.isNew()).isTrue();
            assertThat(living.isAlive()).isFalse();
        } finally {
            living.destroyForcibly();
        }
        Files.writeString(data.resolve("pg/data-18/PG_VERSION"), "19\n");
        refused(StartRefused.VERSION, () -> EmbeddedPostgres.start(data, SMALL)).withMessageContaining("19");
    }

    @Test
    void aDatabaseThatCannotRecoverIsLeftAsItIsAndItsLastWordsAreShown() throws Exception {
        var data = temp.resolve("data");
        try (var _ = EmbeddedPostgres.start(data, SMALL)) {
            // only to be set up
        }
        Files.delete(data.resolve("pg/data-18/global/pg_control"));
        refused(StartRefused.RECOVERY, () -> EmbeddedPostgres.start(data, SMALL))
                .withMessageContaining("pg_control");
    }

    @Test
    void setsUpRolesThatCannotPassRowLevelSecurity() throws Exception {
        try (var database = EmbeddedPostgres.start(temp.resolve("data"), SMALL)) {
            try (var superuser = database.superuser()) {
                assertThat(ExternalDatabase.faults(superuser)).isEmpty();
                assertThat(one(superuser, "select proleakproof from pg_proc where proname = 'range_contains_elem'"))
                        .isEqualTo("t");
            }
            try (var app = DriverManager.getConnection(
                    database.jdbcUrl(), Role.FAELLED_APP.role(), database.password(Role.FAELLED_APP))) {
                assertThat(setting(app, "statement_timeout")).isEqualTo("30s");
                assertThat(setting(app, "lock_timeout")).isEqualTo("5s");
                assertThat(setting(app, "idle_in_transaction_session_timeout")).isEqualTo("1min");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> one(app, "create table mine (id int)"))
                        .withMessageContaining("permission denied");
            }
        }
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<StartRefused> refused(
            int exitCode, ThrowingCallable start) {
        return assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(start)
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(exitCode));
    }

    private static void write(EmbeddedPostgres database, String text) throws SQLException {
        try (var superuser = database.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("create table kept (text text)");
            statement.execute("insert into kept values ('" + text + "')");
        }
    }

    private static String read(EmbeddedPostgres database) throws SQLException {
        try (var superuser = database.superuser()) {
            return one(superuser, "select text from kept");
        }
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-9", Long.toString(pid)).start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    private interface Answer {
        String get() throws SQLException;
    }

    private static void await(Answer answer, String wanted) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        Thread.sleep(600); // else the dying server may still answer
        while (true) {
            try {
                assertThat(answer.get()).isEqualTo(wanted);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) throw e;
                Thread.sleep(100);
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return one(connection, "show " + name);
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
