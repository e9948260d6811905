package dk.faelled.platform.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Another master key (platform R-2): the keys of all authorities and of the installation are wrapped anew in one transaction. The new one lies
 * beside the old until that is done, so that whenever it breaks off, one of the two opens everything.
 */
public final class Rotation {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path data;
    private final MasterKey master;

    /** @param source as {@code faelled.secrets.master} says */
    public Rotation(Path data, String source) {
        this.data = data;
        master = new MasterKey(data, source);
        if (master.isElsewhere())
            throw new MasterKeyMissing("the master key is kept in " + source + ", where this command cannot change it");
    }

    /**
     * @param superuser on the database, which nobody else uses
     * @return the recovery key of the new master key
     */
    public String run(Connection superuser) throws SQLException, IOException {
        var before = master.read(false);
        var after = new byte[32];
        RANDOM.nextBytes(after);
        var secrets = data.resolve("secrets");
        Files.deleteIfExists(secrets.resolve(MasterKey.NEXT));
        MasterKey.write(secrets.resolve(MasterKey.NEXT), after);
        superuser.setAutoCommit(false);
        wrapAnew(superuser, before, after);
        superuser.commit();
        Files.move(
                secrets.resolve(MasterKey.NEXT),
                secrets.resolve("master.key"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return RecoveryKey.of(after);
    }

    private static void wrapAnew(Connection superuser, byte[] before, byte[] after) throws SQLException {
        try (var query = superuser.createStatement();
                var rows = query.executeQuery("select tenant_id, key_id, wrapped from tenant_key for update");
                var change = superuser.prepareStatement(
                        "update tenant_key set wrapped = ? where tenant_id = ? and key_id = ?")) {
            while (rows.next()) {
                var key = TenantSealer.unwrap(before, rows.getBytes("wrapped"));
                change.setBytes(1, TenantSealer.wrap(after, key));
                change.setObject(2, rows.getObject("tenant_id", UUID.class));
                change.setInt(3, rows.getInt("key_id"));
                change.addBatch();
            }
            change.executeBatch();
        }
        try (var query = superuser.createStatement();
                var rows = query.executeQuery("select wrapped from installation_key for update");
                var change = superuser.prepareStatement("update installation_key set wrapped = ?")) {
            if (!rows.next()) return;
            change.setBytes(1, TenantSealer.wrap(after, TenantSealer.unwrap(before, rows.getBytes("wrapped"))));
            change.executeUpdate();
        }
    }
}
