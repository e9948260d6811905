package dk.faelled.secondfactor.device;

import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.Credential;
import dk.faelled.secondfactor.KeyCeremony;
import dk.faelled.secondfactor.OwnerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public parts of security keys. Within the running transaction, of whichever authority or none. */
@Repository
class KeyTable {
    private final JdbcClient sql;

    KeyTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param origin of the page on which it was made */
    record Kept(Credential key, String origin, boolean flagged) {}

    Optional<Kept> find(String device) {
        return sql.sql("""
                        select host, origin, credential_id, credential, sign_count, user_verified, backup_eligible, backed_up,
                               flagged_at is not null as flagged
                          from secondfactor_key
                         where device_id = :device
                        """).param("device", device).query(KeyTable::kept).optional();
    }

    /** Ids of what the owner has made under that name; few. */
    List<byte[]> made(OwnerKey owner, String host, int most) {
        return sql.sql("""
                        select k.credential_id
                          from secondfactor_device d
                          join secondfactor_key k on k.device_id = d.device_id
                         where d.owner_key = :owner
                           and d.disabled_at is null
                           and k.host = :host
                         limit :most
                        """)
                .param("owner", owner.bytes())
                .param("host", host)
                .param("most", most)
                .query(byte[].class)
                .list();
    }

    /** @return false where the key is another device's already */
    boolean add(String device, String origin, KeyCeremony.Made made) {
        var key = made.key();
        return sql.sql("""
                        insert into secondfactor_key (device_id, host, origin, credential_id, credential, attestation, sign_count,
                                                      user_verified, backup_eligible, backed_up)
                        values (:device, :host, :origin, :id, :credential, :attestation, :count, :verified, :eligible, :backedUp)
                        on conflict (credential_id) do nothing
                        """)
                        .param("device", device)
                        .param("host", key.host())
                        .param("origin", origin)
                        .param("id", key.id())
                        .param("credential", key.attested())
                        .param("attestation", made.attestation())
                        .param("count", key.signCount())
                        .param("verified", key.userVerified())
                        .param("eligible", key.backupEligible())
                        .param("backedUp", key.backedUp())
                        .update()
                == 1;
    }

    /** Of two who come with the same count, one gets it; a key that does not count says 0 each time. */
    boolean count(String device, long count, boolean backedUp) {
        return sql.sql("""
                        update secondfactor_key
                           set sign_count = :count,
                               backed_up = :backedUp
                         where device_id = :device
                           and flagged_at is null
                           and (sign_count < :count or sign_count = 0 and :count = 0)
                        """)
                        .param("count", count)
                        .param("backedUp", backedUp)
                        .param("device", device)
                        .update()
                == 1;
    }

    void flag(String device, Instant now) {
        sql.sql("update secondfactor_key set flagged_at = :now where device_id = :device and flagged_at is null")
                .param("now", Moments.utc(now))
                .param("device", device)
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var key = new Credential(
                row.getString("host"),
                row.getBytes("credential_id"),
                row.getBytes("credential"),
                row.getLong("sign_count"),
                row.getBoolean("user_verified"),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"));
        return new Kept(key, row.getString("origin"), row.getBoolean("flagged"));
    }
}
