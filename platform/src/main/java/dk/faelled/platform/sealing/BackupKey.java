package dk.faelled.platform.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * What backups are encrypted under: derived from the master key, a new one a file, so that the recovery key, which is
 * the master key as people write it down, opens every backup.
 */
public final class BackupKey {
    private final byte[] master;

    private BackupKey(byte[] master) {
        this.master = master;
    }

    /**
     * @param source as {@code faelled.secrets.master} says
     * @throws MasterKeyMissing where there is no master key
     */
    public static BackupKey of(Path data, String source) {
        return new BackupKey(new MasterKey(data, source).read(false));
    }

    /** @throws MasterKeyMissing where it is no recovery key */
    public static BackupKey recovered(String written) {
        return new BackupKey(RecoveryKey.parse(written));
    }

    public byte[] forFile(byte[] salt) {
        try {
            var spec = HKDFParameterSpec.ofExtract()
                    .addIKM(master)
                    .addSalt(salt)
                    .thenExpand("faelled/backup/1".getBytes(StandardCharsets.US_ASCII), 32);
            return KDF.getInstance("HKDF-SHA256").deriveData(spec);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Into a folder that was restored: a backup never holds the master key. */
    public void putBack(Path data) throws IOException {
        var file = data.resolve("secrets").resolve("master.key");
        if (!Files.exists(file)) MasterKey.write(file, master);
    }

    @Override
    public String toString() {
        return "BackupKey";
    }
}
