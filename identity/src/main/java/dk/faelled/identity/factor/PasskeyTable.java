package dk.faelled.identity.factor;

import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.Credential;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PasskeyTable {
    private static final String SELECT = """
            select id, account_id, name, level, host, credential_id, credential, sign_count, user_verified, backup_eligible,
                   backed_up, device_id, flagged_at, created_at, last_used_at
              from identity_passkey
            """;
    private final JdbcClient sql;

    PasskeyTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Oldest first; there are few, {@link Factors#MOST}. */
    List<Passkey> of(UUID account) {
        return sql.sql(SELECT + " where account_id = :account order by created_at, id")
                .param("account", account)
                .query(PasskeyTable::passkey)
                .list();
    }

    Optional<Passkey> ofCredential(byte[] credentialId) {
        return sql.sql(SELECT + " where credential_id = :credential")
                .param("credential", credentialId)
                .query(PasskeyTable::passkey)
                .optional();
    }

    /** @param attestation what the authenticator said of itself when the key was made, as it came */
    boolean add(Passkey key, byte[] attestation) {
        return sql.sql("""
                        insert into identity_passkey (id, account_id, name, level, host, credential_id, credential, attestation,
                                                      sign_count, user_verified, backup_eligible, backed_up, device_id, created_at)
                        values (:id, :account, :name, :level, :host, :credentialId, :credential, :attestation,
                                :count, :verified, :eligible, :backedUp, :device, :now)
                        on conflict (tenant_id, credential_id) do nothing
                        """)
                        .param("id", key.id())
                        .param("account", key.account())
                        .param("name", key.name())
                        .param("level", key.level().name())
                        .param("host", key.host())
                        .param("credentialId", key.key().id())
                        .param("credential", key.key().attested())
                        .param("attestation", attestation)
                        .param("count", key.key().signCount())
                        .param("verified", key.key().userVerified())
                        .param("eligible", key.key().backupEligible())
                        .param("backedUp", key.key().backedUp())
                        .param("device", key.device(), Types.VARCHAR)
                        .param("now", Moments.utc(key.createdAt()))
                        .update()
                == 1;
    }

    /** Of two who come with the same count, one gets it; a key that does not count says 0 each time. */
    boolean use(UUID id, long signCount, boolean backedUp, Instant now) {
        return sql.sql("""
                        update identity_passkey
                           set sign_count = :count,
                               backed_up = :backedUp,
                               last_used_at = :now
                         where id = :id
                           and flagged_at is null
                           and (sign_count < :count or sign_count = 0 and :count = 0)
                        """)
                        .param("id", id)
                        .param("count", signCount)
                        .param("backedUp", backedUp)
                        .param("now", Moments.utc(now))
                        .update()
                == 1;
    }

    /** What the authenticator said of itself when the key was made, as it came. */
    byte[] attestation(UUID id) {
        return sql.sql("select attestation from identity_passkey where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    void isDevice(UUID id, String device) {
        sql.sql("update identity_passkey set device_id = :device where id = :id")
                .param("device", device)
                .param("id", id)
                .update();
    }

    void flag(UUID id, Instant now) {
        sql.sql("update identity_passkey set flagged_at = :now where id = :id")
                .param("id", id)
                .param("now", Moments.utc(now))
                .update();
    }

    /** @return the devices that they are, empty for none, one for each that was of another level */
    List<String> worthNothing(Collection<UUID> accounts) {
        return sql.sql("""
                        update identity_passkey
                           set level = 'NONE'
                         where account_id = any(:accounts)
                           and level <> 'NONE'
                        returning coalesce(device_id, '')
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    /** Those of these that are the account's. @return as {@link #worthNothing} */
    List<String> level(UUID account, Collection<UUID> ids, NsisLevel level) {
        return sql.sql("""
                        update identity_passkey
                           set level = :level
                         where account_id = :account
                           and id = any(:ids)
                           and level <> :level
                        returning coalesce(device_id, '')
                        """)
                .param("level", level.name())
                .param("account", account)
                .param("ids", ids.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    boolean remove(UUID account, UUID id) {
        return sql.sql("delete from identity_passkey where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                NsisLevel.valueOf(row.getString("level")),
                new Credential(
                        row.getString("host"),
                        row.getBytes("credential_id"),
                        row.getBytes("credential"),
                        row.getLong("sign_count"),
                        row.getBoolean("user_verified"),
                        row.getBoolean("backup_eligible"),
                        row.getBoolean("backed_up")),
                row.getString("device_id"),
                Moments.instant(row, "flagged_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row, "last_used_at"));
    }
}
