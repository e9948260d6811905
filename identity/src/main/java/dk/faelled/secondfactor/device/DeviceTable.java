package dk.faelled.secondfactor.device;

import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.device.Device.SaltedPin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Within the running transaction, of whichever authority or none. */
@Repository
public class DeviceTable {
    static final String COLUMNS = """
            d.device_id, d.type, d.name, d.secret_hash, d.client_version, d.web_app, d.push_token, d.owner_key, d.level, d.prime,
            d.roaming, d.passwordless, d.robot, d.serial_number, d.pin_salt, d.pin_hash, d.fails, d.locks, d.locked_until,
            d.totp_secret, d.last_step, d.disabled_at, d.created_at, d.bound_at, d.last_used_at
            """;
    private static final String SELECT = "select " + COLUMNS + " from secondfactor_device d ";
    private final JdbcClient sql;

    DeviceTable(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<Device> find(String id) {
        return sql.sql(SELECT + "where d.device_id = :id")
                .param("id", id)
                .query(DeviceTable::device)
                .optional();
    }

    /** Waits for others who change it. */
    public Optional<Device> locked(String id) {
        return sql.sql(SELECT + "where d.device_id = :id for update")
                .param("id", id)
                .query(DeviceTable::device)
                .optional();
    }

    public List<Device> all(Collection<String> ids) {
        return sql.sql(SELECT + "where d.device_id = any(:ids::text[]) order by d.device_id")
                .param("ids", ids.toArray(String[]::new))
                .query(DeviceTable::device)
                .list();
    }

    /** What that owner has, blocked ones left out: the primary first, then by name. A person has few. */
    public List<Device> of(OwnerKey owner, int most) {
        return sql.sql(SELECT + """
                        where d.owner_key = :owner
                          and d.disabled_at is null
                        order by d.prime desc, d.name, d.device_id
                        limit :most
                        """)
                .param("owner", owner.bytes())
                .param("most", most)
                .query(DeviceTable::device)
                .list();
    }

    public List<Device> withSerial(String serial, int most) {
        return sql.sql(SELECT + "where d.serial_number = :serial order by d.device_id limit :most")
                .param("serial", serial)
                .param("most", most)
                .query(DeviceTable::device)
                .list();
    }

    /** @return false where the id is taken, or another has just been enrolled with the same push */
    boolean add(Device device, byte @Nullable [] pushHash) {
        return sql.sql("""
                        insert into secondfactor_device (device_id, type, name, secret_hash, client_version, web_app, push_token,
                                                         push_hash, passwordless, robot, pin_salt, pin_hash, totp_secret,
                                                         owner_key, level, serial_number, last_step, created_at, bound_at)
                        values (:id, :type, :name, :secret, :version, :webApp, :token, :pushHash, :passwordless, :robot, :salt,
                                :hash, :totp, :owner, :level, :serial, :step, :now, :bound)
                        on conflict do nothing
                        """)
                        .param("id", device.id())
                        .param("type", device.type().name())
                        .param("name", device.name())
                        .param("secret", device.secretHash())
                        .param("version", device.clientVersion())
                        .param("webApp", device.webApp())
                        .param("token", device.pushToken(), Types.VARCHAR)
                        .param("pushHash", pushHash, Types.BINARY)
                        .param("passwordless", device.passwordless())
                        .param("robot", device.robot())
                        .param(
                                "salt",
                                device.pin() == null ? null : device.pin().salt(),
                                Types.BINARY)
                        .param(
                                "hash",
                                device.pin() == null ? null : device.pin().hash(),
                                Types.BINARY)
                        .param("totp", device.totpSecret(), Types.BINARY)
                        .param(
                                "owner",
                                device.owner() == null ? null : device.owner().bytes(),
                                Types.BINARY)
                        .param("level", device.level().name())
                        .param("serial", device.serialNumber(), Types.VARCHAR)
                        .param("step", device.lastStep())
                        .param("now", Moments.utc(device.createdAt()))
                        .param("bound", Moments.orNull(device.boundAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** Two apps on one phone get one push: the newer one lives. @return ids of the others */
    List<String> disableWithPush(byte[] pushHash, String but, Instant now) {
        return sql.sql("""
                        update secondfactor_device
                           set disabled_at = :now,
                               prime = false
                         where push_hash = :hash
                           and disabled_at is null
                           and device_id <> :but
                        returning device_id
                        """)
                .param("hash", pushHash)
                .param("but", but)
                .param("now", Moments.utc(now))
                .query(String.class)
                .list();
    }

    void push(String id, @Nullable String token, byte @Nullable [] hash, String version) {
        sql.sql("""
                        update secondfactor_device
                           set push_token = :token,
                               push_hash = :hash,
                               client_version = :version
                         where device_id = :id
                        """)
                .param("token", token, Types.VARCHAR)
                .param("hash", hash, Types.BINARY)
                .param("version", version)
                .param("id", id)
                .update();
    }

    void pin(String id, SaltedPin pin, boolean passwordless) {
        sql.sql("""
                        update secondfactor_device
                           set pin_salt = :salt,
                               pin_hash = :hash,
                               passwordless = :passwordless
                         where device_id = :id
                        """)
                .param("salt", pin.salt())
                .param("hash", pin.hash())
                .param("passwordless", passwordless)
                .param("id", id)
                .update();
    }

    public void tries(String id, Tries tries) {
        sql.sql("""
                        update secondfactor_device
                           set fails = :fails,
                               locks = :locks,
                               locked_until = :until
                         where device_id = :id
                        """)
                .param("fails", tries.fails())
                .param("locks", tries.locks())
                .param("until", Moments.orNull(tries.lockedUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** @return whether it was not yet */
    boolean disable(String id, Instant now) {
        return sql.sql("""
                        update secondfactor_device
                           set disabled_at = :now,
                               prime = false
                         where device_id = :id
                           and disabled_at is null
                        """).param("now", Moments.utc(now)).param("id", id).update() == 1;
    }

    void bind(String id, OwnerKey owner, NsisLevel level, Instant now) {
        sql.sql("""
                        update secondfactor_device
                           set owner_key = :owner,
                               level = :level,
                               bound_at = :now
                         where device_id = :id
                        """)
                .param("owner", owner.bytes())
                .param("level", level.name())
                .param("now", Moments.utc(now))
                .param("id", id)
                .update();
    }

    /** Somebody's, as one authority knows and others do not. */
    void boundLocally(String id, Instant now) {
        sql.sql("update secondfactor_device set bound_at = coalesce(bound_at, :now) where device_id = :id")
                .param("now", Moments.utc(now))
                .param("id", id)
                .update();
    }

    void name(String id, String name) {
        sql.sql("update secondfactor_device set name = :name where device_id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    /** At most one of an owner's is it. */
    void prime(OwnerKey owner, String id, boolean prime) {
        sql.sql("""
                        update secondfactor_device
                           set prime = false
                         where owner_key = :owner
                           and prime
                           and (:prime and device_id <> :id or not :prime and device_id = :id)
                        """)
                .param("owner", owner.bytes())
                .param("id", id)
                .param("prime", prime)
                .update();
        if (prime)
            sql.sql("update secondfactor_device set prime = true where device_id = :id and owner_key = :owner")
                    .param("owner", owner.bytes())
                    .param("id", id)
                    .update();
    }

    public void used(String id, boolean roaming, Instant now) {
        sql.sql("""
                        update secondfactor_device
                           set last_used_at = :now,
                               roaming = :roaming,
                               fails = 0,
                               locks = 0,
                               locked_until = null
                         where device_id = :id
                        """)
                .param("now", Moments.utc(now))
                .param("roaming", roaming)
                .param("id", id)
                .update();
    }

    /** Of two who come with the same code, one gets it. */
    public boolean step(String id, long step) {
        return sql.sql("update secondfactor_device set last_step = :step where device_id = :id and last_step < :step")
                        .param("step", step)
                        .param("id", id)
                        .update()
                == 1;
    }

    public static Device device(ResultSet row, int number) throws SQLException {
        var owner = row.getBytes("owner_key");
        var salt = row.getBytes("pin_salt");
        return new Device(
                row.getString("device_id"),
                DeviceType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getBytes("secret_hash"),
                row.getString("client_version"),
                row.getBoolean("web_app"),
                row.getString("push_token"),
                owner == null ? null : new OwnerKey(owner),
                NsisLevel.valueOf(row.getString("level")),
                row.getBoolean("prime"),
                row.getBoolean("roaming"),
                row.getBoolean("passwordless"),
                row.getBoolean("robot"),
                row.getString("serial_number"),
                salt == null ? null : new SaltedPin(salt, row.getBytes("pin_hash")),
                new Tries(row.getInt("fails"), row.getInt("locks"), Moments.instant(row, "locked_until")),
                row.getBytes("totp_secret"),
                row.getLong("last_step"),
                Moments.instant(row, "disabled_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row, "bound_at"),
                Moments.instant(row, "last_used_at"));
    }
}
