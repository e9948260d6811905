package dk.faelled.platform.sealing;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens a sealed number with nothing but what a restored folder and its database hold. */
public final class RestoredCpr {
    private RestoredCpr() {}

    public static Cpr open(Connection superuser, Path data, TenantId tenant, byte[] sealed) throws SQLException {
        try (var query =
                superuser.prepareStatement("select wrapped from tenant_key where tenant_id = ? and key_id = 1")) {
            query.setObject(1, tenant.value());
            try (var row = query.executeQuery()) {
                row.next();
                var master = new MasterKey(data, "file").read(false);
                var key = TenantSealer.unwrap(master, row.getBytes(1));
                return new TenantKey(tenant, 1, key).openCpr(Envelope.parse(sealed));
            }
        }
    }
}
