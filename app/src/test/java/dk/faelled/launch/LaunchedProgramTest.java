package dk.faelled.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.platform.wire.Wire;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The start table of platform R-8 and the exit codes of 5.5, on one folder through its life. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LaunchedProgramTest {
    private static final String PASSWORD = "launched-by-a-test-1";
    private static final String CVR = "29189999";

    @TempDir
    static Path temp;

    private final Map<String, String> environment = Map.of("FAELLED_DEMO_PASSWORD", PASSWORD);
    private String recovery = "";

    private static Path data() {
        return temp.resolve("mine data's").resolve("data");
    }

    private Program run(String... arguments) throws IOException {
        Files.createDirectories(data().getParent());
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data().toString()));
        return Program.run(Files.createTempFile(temp, "said", ".log"), environment, all.toArray(String[]::new));
    }

    private Program start(int port) throws IOException {
        return run("--port", Integer.toString(port));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void signsIn(int port) {
        var visitor = new Visitor(new Wire(port), "soendby.localhost");
        assertThat(visitor.open("/sign-in").body()).contains("Søndby Kommune").doesNotContain("name=\"authority\"");
        assertThat(visitor.signIn("", "admin", PASSWORD).status()).isLessThan(400);
        assertThat(visitor.open("/organisation/units").body()).contains("Søndby");
    }

    @Test
    @Order(1)
    void aFirstStartPrintsTheRecoveryKeyAndASecondIsToldWhoRuns() throws Exception {
        int port = freePort();
        try (var program = run("--demo", "--port", Integer.toString(port)).untilItRuns()) {
            assertThat(program.said()).contains("http://localhost:" + port, data().toString(), "admin");
            var found = Pattern.compile("([A-Z2-7]{4}-){12}[A-Z2-7]{4}").matcher(program.said());
            assertThat(found.find()).as(program.said()).isTrue();
            recovery = found.group();
            signsIn(port);
            assertThat(new Wire(port).send(Call.get("/health/ready")).status()).isEqualTo(204);

            var second = start(freePort());
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.said()).contains("pid " + program.pid(), "http://localhost:" + port);

            aWayInIsGivenAtTheConsole(port);

            var verify = run("audit", "verify");
            assertThat(verify.exitCode()).as(verify.said()).isZero();
            assertThat(verify.said()).contains("as they were sealed").doesNotContain("NOT");
        }
    }

    /** While the program runs, for somebody who has lost every second factor. */
    private void aWayInIsGivenAtTheConsole(int port) throws Exception {
        var given = run("break-glass", "--tenant", CVR, "--user", "admin");
        assertThat(given.exitCode()).as(given.said()).isZero();
        var link =
                Pattern.compile("/first-sign-in/" + CVR + "/[A-Za-z0-9_-]{43}").matcher(given.said());
        assertThat(link.find()).as(given.said()).isTrue();
        assertThat(new Visitor(new Wire(port), "soendby.localhost")
                        .open(link.group())
                        .body())
                .contains("admin");
        var nobody = run("break-glass", "--tenant", CVR, "--user", "nobody-here");
        assertThat(nobody.exitCode()).isEqualTo(StartRefused.CONFIGURATION);
        assertThat(nobody.said()).contains("no active authority " + CVR + " with an open account nobody-here");
        var half = run("break-glass", "--tenant", CVR);
        assertThat(half.exitCode()).isEqualTo(StartRefused.CONFIGURATION);
        assertThat(half.said()).contains("--user <name>");
    }

    @Test
    @Order(2)
    void aPortThatIsTakenIsNamedWithAWayOut() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            var program = start(taken.getLocalPort());
            assertThat(program.exitCode()).isEqualTo(4);
            assertThat(program.said()).contains("Port " + taken.getLocalPort(), "--port");
        }
    }

    @Test
    @Order(2)
    void aDatabaseThatDoesNotKnowThePasswordIsToldOfInOneSentence() throws Exception {
        var secrets = data().resolve("secrets/database.properties");
        var right = Files.readString(secrets);
        try {
            Files.writeString(secrets, right.replaceAll("(?m)^postgres=.*", "postgres=wrong"));
            var program = start(freePort());
            assertThat(program.exitCode()).isEqualTo(9);
            assertThat(program.said())
                    .contains("does not know the password", "Put the right file back")
                    .doesNotContain("\tat ", "ERROR");
        } finally {
            Files.writeString(secrets, right);
        }
    }

    @Test
    @Order(3)
    void aKeyThatNobodyKnowsStopsTheStartAndTheNearestIsNamed() throws Exception {
        var program = run("--faelled.proxy.trustd=10.0.0.0/8");
        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.said()).contains("faelled.proxy.trustd", "Did you mean faelled.proxy.trusted?");
        var prefix = run("--faelled.hosts.os2mu=mo.example", "--port", Integer.toString(freePort()));
        assertThat(prefix.exitCode()).isEqualTo(2);
        assertThat(prefix.said()).contains("there is no such prefix", "os2mo");
    }

    @Test
    @Order(4)
    void killedWithItsDatabaseItStartsAgainWithoutHandsAndSaysTheKeyNoMore() throws Exception {
        int port = freePort();
        var killed = start(port).untilItRuns();
        var server =
                Files.readAllLines(data().resolve("pg/data-18/postmaster.pid")).getFirst();
        killed.kill();
        ProcessHandle.of(Long.parseLong(server.strip())).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(data().resolve("pg/data-18/postmaster.pid")).exists();
        try (var program = start(port).untilItRuns()) {
            signsIn(port);
            assertThat(program.said()).doesNotContain("Recovery key").doesNotContain(recovery);
        }
    }

    @Test
    @Order(5)
    void killedAloneItFindsItsDatabaseAlive() throws Exception {
        int port = freePort();
        start(port).untilItRuns().kill();
        try (var _ = start(port).untilItRuns()) {
            signsIn(port);
        }
    }

    @Test
    @Order(6)
    void aLogThatWasTamperedWithIsToldByTheCommand() throws Exception {
        int port = freePort();
        try (var _ = start(port).untilItRuns()) {
            signsIn(port);
            superuser(
                    "update audit_entry set action = 'nothing.happened' where id = (select id from audit_seal order by tenant_id, stream, seq limit 1)");
        }
        var verify = run("audit", "verify");
        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.said()).contains("digest mismatch at seq 1", "NOT as they were sealed");
        var later = run("audit", "verify", "--from", LocalDate.now().plusDays(2).toString());
        assertThat(later.exitCode()).as(later.said()).isZero();
    }

    @Test
    @Order(7)
    void withoutItsMasterKeyItDoesNotStartAndTheRecoveryKeyPutsItBack() throws Exception {
        var key = data().resolve("secrets/master.key");
        var kept = Files.readString(key);
        Files.delete(key);
        var program = start(freePort());
        assertThat(program.exitCode()).as(program.said()).isEqualTo(12);
        assertThat(program.said()).contains("master.key", "keys recovery");

        Files.writeString(key, "00".repeat(32));
        var wrong = start(freePort());
        assertThat(wrong.exitCode()).isEqualTo(12);
        assertThat(wrong.said()).contains("not the one");
        Files.delete(key);

        var command = run("keys", "recovery");
        command.answer(recovery);
        assertThat(command.exitCode()).as(command.said()).isZero();
        assertThat(Files.readString(key)).isEqualTo(kept);

        var rotated = run("keys", "rotate");
        assertThat(rotated.exitCode()).as(rotated.said()).isZero();
        assertThat(rotated.said())
                .containsPattern("([A-Z2-7]{4}-){12}[A-Z2-7]{4}")
                .doesNotContain(recovery);
        assertThat(Files.readString(key)).isNotEqualTo(kept);
    }

    @Test
    @Order(8)
    void noPasswordKeyOrNumberStandsInItsLogs() throws Exception {
        try (var files = Files.list(temp)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                var said = Files.readString(file)
                        .lines()
                        .filter(line -> !line.contains("Password:"))
                        .toList();
                assertThat(said).noneMatch(line -> line.contains(PASSWORD));
                dk.faelled.platform.LogScrub.check(String.join("\n", said));
            }
        }
    }

    private static void superuser(String sentence) throws IOException, SQLException {
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(data().resolve("secrets/database.properties"))) {
            passwords.load(in);
        }
        var port =
                Files.readAllLines(data().resolve("pg/data-18/postmaster.pid")).get(3);
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port.strip() + "/faelled",
                        "postgres",
                        passwords.getProperty("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sentence);
        }
    }
}
