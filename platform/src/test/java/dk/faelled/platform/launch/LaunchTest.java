package dk.faelled.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.database.StartRefused;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LaunchTest {
    private static final KnownKeys KNOWN = new KnownKeys(
            List.of("faelled.demo.password", "faelled.hosts.*", "faelled.db.embedded.shared-buffers", "server.port"),
            Map.of("faelled.kafka.bootstrap", "switches Kafka on"));

    @TempDir
    Path data;

    @Test
    void theLaterPlaceWins() throws Exception {
        Files.writeString(data.resolve("faelled.properties"), "server.port=1\nfaelled.demo.password=rødgrød\n");
        assertThat(read(Map.of()).get("server.port")).isEqualTo("1");
        assertThat(read(Map.of()).get("faelled.demo.password")).isEqualTo("rødgrød");
        assertThat(read(Map.of("FAELLED_SERVER_PORT", "2")).get("server.port")).isEqualTo("2");
        assertThat(read(Map.of("FAELLED_SERVER_PORT", "2"), "--port", "3").get("server.port"))
                .isEqualTo("3");
    }

    @Test
    void aKeyThatNobodyKnowsStopsTheStartAndTheNearestIsNamed() throws Exception {
        refused(StartRefused.CONFIGURATION, () -> read(Map.of("FAELLED_DEMO_PASWORD", "x")))
                .withMessageContaining("Did you mean faelled.demo.password?");
        refused(StartRefused.CONFIGURATION, () -> read(Map.of(), "--faelled.host.os2mo=x"))
                .withMessageContaining("faelled.hosts.*");
        Files.writeString(data.resolve("faelled.properties"), "faelled.db.embedded.sharedBufers=1GB");
        refused(StartRefused.CONFIGURATION, () -> read(Map.of()))
                .withMessageContaining("faelled.db.embedded.shared-buffers")
                .withMessageContaining("faelled.properties");
    }

    @Test
    void aKeyThatWouldDoNothingYetIsRefusedWhereverItStands() throws Exception {
        refused(StartRefused.CONFIGURATION, () -> read(Map.of("FAELLED_KAFKA_BOOTSTRAP", "broker:9092")))
                .withMessageContaining("would do nothing yet (switches Kafka on)");
        refused(StartRefused.CONFIGURATION, () -> read(Map.of(), "--faelled.kafka.bootstrap=broker:9092"))
                .withMessageContaining("the command line");
        Files.writeString(data.resolve("faelled.properties"), "faelled.kafka.bootstrap=broker:9092");
        refused(StartRefused.CONFIGURATION, () -> read(Map.of())).withMessageContaining("faelled.properties");
        assertThat(KnownKeys.ofAllModules().unbuilt()).containsKey("faelled.kafka.bootstrap");
    }

    @Test
    void hostsAndOtherSpellingsAreKnown() throws Exception {
        Files.writeString(data.resolve("faelled.properties"), "faelled.db.embedded.sharedBuffers=1GB");
        assertThat(read(Map.of("FAELLED_HOSTS_OS2MO", "mo.kommune.dk")).get("faelled.hosts.os2mo"))
                .isEqualTo("mo.kommune.dk");
    }

    @Test
    void aCommandThatIsNotThereListsThoseThatAre() {
        refused(StartRefused.CONFIGURATION, () -> CommandLine.parse("bakup"))
                .withMessageContaining("db setup-sql")
                .withMessageContaining("doctor");
    }

    @Test
    void aTakenPortIsRefusedWithTheNameOfTheHolder() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused(StartRefused.PORT_TAKEN, () -> Ports.check(taken.getLocalPort(), "127.0.0.1"))
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .withMessageContaining("--port");
        }
    }

    @Test
    void aFolderWithTheDemoStaysADemoAndOneWithDataNeverBecomesOne() throws Exception {
        var fresh = Demo.decide(CommandLine.parse(), data, true);
        assertThat(fresh).isEqualTo(new Demo(true, "small"));
        fresh.keep(data);
        Files.createDirectory(data.resolve("pg"));
        assertThat(Demo.decide(CommandLine.parse(), data, false).active()).isTrue();
        refused(StartRefused.CONFIGURATION, () -> Demo.decide(CommandLine.parse("--no-demo"), data, true));
        Files.delete(data.resolve("demo"));
        assertThat(Demo.decide(CommandLine.parse(), data, true).active()).isFalse();
        refused(StartRefused.CONFIGURATION, () -> Demo.decide(CommandLine.parse("--demo"), data, true));
    }

    @ParameterizedTest
    @CsvSource({
        "person 6101701234 unknown,person xxxxxx-xxxx unknown",
        "cpr=010170-1234,cpr=xxxxxx-xxxx",
        "cvr 12345678 in 1785000000 ms,cvr 12345678 in 1785000000 ms",
        "id 00000000-0000-4000-8000-000000000001,id 00000000-0000-4000-8000-000000000001",
        "20260101701234,20260101701234",
    })
    void whatLooksLikeACprNumberIsMaskedInTheLog(String line, String shown) {
        assertThat(Scrub.text(line)).isEqualTo(shown);
    }

    @Test
    void aLogLineIsOneJsonObject() {
        var logger =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("dk.faelled.organisation.unit.UnitRegister");
        var event = new ch.qos.logback.classic.spi.LoggingEvent(
                "",
                logger,
                ch.qos.logback.classic.Level.WARN,
                "\"{}\" of 010170-1234",
                new RuntimeException("x"),
                new Object[] {1});
        assertThat(new JsonLines().format(event))
                .contains(
                        "\"level\":\"WARN\"",
                        "\"module\":\"organisation\"",
                        "\\\"1\\\" of xxxxxx-xxxx",
                        "RuntimeException")
                .containsOnlyOnce("\n");
        assertThat(new TextLines().format(event)).contains("WARN  UnitRegister: \"1\" of xxxxxx-xxxx");
    }

    private Configuration read(Map<String, String> environment, String... arguments) {
        var line = new java.util.ArrayList<>(List.of("--data", data.toString()));
        line.addAll(List.of(arguments));
        return Configuration.read(CommandLine.parse(line.toArray(String[]::new)), environment, KNOWN);
    }

    private static ThrowableAssertAlternative<StartRefused> refused(int exitCode, ThrowingCallable start) {
        return assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(start)
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(exitCode));
    }
}
