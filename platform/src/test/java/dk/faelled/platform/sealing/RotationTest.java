package dk.faelled.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.InstallationKey;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class RotationTest {
    private static final Cpr NUMBER = new Cpr("6101701234");
    private static final byte[] OLD = new byte[32];
    private static final byte[] NEW = HexFormat.of().parseHex("01".repeat(32));

    @Value("${faelled.data}")
    private Path data;

    @TempDir
    Path folder;

    @Autowired
    private Sealer sealer;

    @Autowired
    private InstallationKey installation;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void afterItAnotherMasterKeyOpensWhatWasSealedBefore() throws Exception {
        var sealed = sealer.seal(NUMBER);
        var derived = installation.derive("faelled/test/1");
        var before = new MasterKey(data, "file").read(false);
        try (var superuser = TestDatabase.database().superuser()) {
            var recovery = new Rotation(data, "file").run(superuser);
            var after = new MasterKey(data, "file").read(false);
            assertThat(after).isNotEqualTo(before).isEqualTo(RecoveryKey.parse(recovery));
            assertThat(RestoredCpr.open(superuser, data, Tenant.current(), sealed)
                            .digits())
                    .isEqualTo(NUMBER.digits());
            var reopened = new WrappedInstallationKey(sql, new MasterKey(data, "file"), transactions);
            assertThat(reopened.derive("faelled/test/1")).isEqualTo(derived);
            assertThat(reopened.derive("faelled/test/2")).isNotEqualTo(derived);
            assertThat(reopened.openSecret(installation.sealSecret("hemmelig"))).isEqualTo("hemmelig");
        }
        assertThat(data.resolve("secrets").resolve(MasterKey.NEXT)).doesNotExist();
    }

    @Test
    void brokenOffBeforeTheDatabaseKnewTheOldKeyStays() throws Exception {
        keys();
        new MasterKey(folder, "file").settle(TenantSealer.wrap(OLD, new byte[32]));
        assertThat(new MasterKey(folder, "file").read(false)).isEqualTo(OLD);
        assertThat(folder.resolve("secrets").resolve(MasterKey.NEXT)).doesNotExist();
    }

    @Test
    void brokenOffAfterTheDatabaseKnewTheNewKeyIsTheOne() throws Exception {
        keys();
        new MasterKey(folder, "file").settle(TenantSealer.wrap(NEW, new byte[32]));
        assertThat(new MasterKey(folder, "file").read(false)).isEqualTo(NEW);
    }

    @Test
    void aKeyThatIsKeptElsewhereIsNotChangedHere() {
        assertThatExceptionOfType(MasterKeyMissing.class)
                .isThrownBy(() -> new Rotation(folder, "env:FAELLED_MASTER"))
                .withMessageContaining("env:FAELLED_MASTER");
        assertThatExceptionOfType(MasterKeyMissing.class)
                .isThrownBy(() -> new MasterKey(folder, "pkcs11:token"))
                .withMessageContaining("file or env:NAME");
    }

    private void keys() throws Exception {
        var secrets = Files.createDirectories(folder.resolve("secrets"));
        MasterKey.write(secrets.resolve("master.key"), OLD);
        MasterKey.write(secrets.resolve(MasterKey.NEXT), NEW);
    }
}
