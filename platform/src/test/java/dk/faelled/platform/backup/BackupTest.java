package dk.faelled.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.audit.AuditVerify;
import dk.faelled.platform.database.EmbeddedPostgres;
import dk.faelled.platform.database.Settings;
import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.sealing.BackupKey;
import dk.faelled.platform.sealing.RestoredCpr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-25T01:30:00Z");
    private static final Cpr NUMBER = new Cpr("6101701234");
    private static final int WRITERS = 4;

    @TempDir
    Path temp;

    @Value("${faelled.data}")
    private Path data;

    @Autowired
    private Audit audit;

    @Autowired
    private Sealer sealer;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    private byte[] sealed = {};

    private record Written(String what) {}

    @BeforeEach
    void seal() {
        sealed = sealer.seal(NUMBER);
        write("sealed", HexFormat.of().formatHex(sealed));
    }

    @Test
    void aBackupUnderLoadHoldsAllThatWasAnsweredBeforeItAndNothingHalf() throws Exception {
        var answered = new ConcurrentSkipListSet<String>();
        var over = new AtomicBoolean();
        var begun = new CountDownLatch(WRITERS);
        var tenant = Tenant.current();
        Path file;
        Set<String> before;
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var name = "w" + writer + "-";
                writers.submit(() -> Tenant.run(tenant, () -> {
                    for (int i = 0; !over.get(); i++) {
                        write(name + i, "x");
                        answered.add(name + i);
                        if (i == 20) begun.countDown();
                    }
                }));
            }
            begun.await();
            before = new TreeSet<>(answered);
            file = backup(temp);
            over.set(true);
        }

        var restored = temp.resolve("elsewhere");
        var done = new Restore(restored, false).run(file, key(), true, NOW);
        assertThat(done.old()).isNull();
        assertThat(new PauseMark(restored).isOn()).isTrue();
        try (var database = EmbeddedPostgres.start(restored, Settings.usual());
                var superuser = database.superuser()) {
            var there = settings(superuser);
            assertThat(there).containsAll(before);
            assertThat(audited(superuser)).as("each with its entry in the log").isEqualTo(there);
            assertThat(done.differences()).isEmpty();
            assertThat(RestoredCpr.open(superuser, restored, tenant, sealed).digits())
                    .isEqualTo(NUMBER.digits());
            assertThat(AuditVerify.of(superuser, one(superuser, "select cvr from tenant where id = '%s'"))
                            .faults())
                    .isEmpty();
        }
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(one(superuser, "select count(*) from pg_replication_slots where '%s' <> ''"))
                    .isEqualTo("0");
        }
    }

    @Test
    void neitherTheMasterKeyNorAnythingReadableIsInTheFile() throws Exception {
        var file = backup(temp);
        var restored = temp.resolve("elsewhere");
        new Restore(restored, false).run(file, key(), false, NOW);
        assertThat(restored.resolve("secrets/master.key")).doesNotExist();
        assertThat(restored.resolve("secrets/database.properties")).exists();
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("faelled_app", "PG_VERSION");
        var manifest = Manifest.parse(Files.readAllBytes(BackupFolder.manifest(file)));
        assertThat(manifest.size()).isEqualTo(Files.size(file));
        assertThat(manifest.sha256()).hasSize(64);
    }

    @Test
    void aDamagedOrCutFileIsRefusedAndEverythingStaysAsItWas() throws Exception {
        var bytes = Files.readAllBytes(backup(temp));
        var damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        var cut = java.util.Arrays.copyOf(bytes, bytes.length - 100_000);
        for (var wrong : List.of(damaged, cut)) {
            var file = Files.write(temp.resolve("wrong"), wrong);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new Restore(temp.resolve("elsewhere"), false).run(file, key(), true, NOW))
                    .withMessageContaining("damaged");
        }
        try (var left = Files.list(temp)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void aFolderWithDataIsReplacedOnlyWhereThatIsSaidAndIsThenKept() throws Exception {
        var file = backup(temp);
        var target = temp.resolve("elsewhere");
        new Restore(target, false).run(file, key(), true, NOW);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new Restore(target, false))
                .withMessageContaining("--replace");
        Files.writeString(target.resolve("secrets/mark"), "the old one");
        var done = new Restore(target, true).run(file, key(), true, NOW);
        assertThat(java.util.Objects.requireNonNull(done.old()).resolve("secrets/mark"))
                .hasContent("the old one");
        assertThat(target.resolve("secrets/mark")).doesNotExist();
    }

    @Test
    void anotherKeyDoesNotOpenItAndTheRecoveryKeyDoes() throws Exception {
        var file = backup(temp);
        assertThat(Restore.opens(file, BackupKey.recovered("AAAA-".repeat(13)))).isFalse();
        assertThat(Restore.opens(file, key())).isTrue();
    }

    @Test
    void aBackupThatBreaksOffLeavesNothing() throws Exception {
        Files.writeString(temp.resolve(BackupFolder.name(NOW) + BackupFolder.PART), "the rest of one that was killed");
        var gone = TestDatabase.database().superuser();
        gone.close();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> new Backup(gone, data, key()).make(temp, NOW.plusSeconds(1)));
        assertThat(BackupFolder.all(temp)).isEmpty();
        assertThat(temp).isDirectoryNotContaining("glob:**.part");
    }

    private Path backup(Path folder) throws IOException, SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return new Backup(superuser, data, key()).make(folder, NOW);
        }
    }

    private BackupKey key() {
        return BackupKey.of(data, "file");
    }

    private void write(String key, String value) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            sql.sql("insert into setting (key, value, changed_by) values (:key, :value, 'test')")
                    .param("key", key)
                    .param("value", value)
                    .update();
            audit.changed("test.setting.add", "setting:" + key, null, new Written(key), null);
        });
    }

    private static Set<String> settings(Connection superuser) throws SQLException {
        return all(superuser, "select key from setting where tenant_id = '%s'");
    }

    private static Set<String> audited(Connection superuser) throws SQLException {
        return all(superuser, """
                select substring(entity from 'setting:(.*)') from audit_entry
                 where tenant_id = '%s' and action = 'test.setting.add'
                """);
    }

    private static String one(Connection superuser, String query) throws SQLException {
        return all(superuser, query).iterator().next();
    }

    private static Set<String> all(Connection superuser, String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query.formatted(Tenant.current()))) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return new TreeSet<>(found);
        }
    }
}
