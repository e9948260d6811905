package dk.faelled.secondfactor.device;

import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.owner.KnownPersons;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Devices together with what the current authority has bound itself. Whoever proved with an eID afterwards is seen as
 * everywhere: the local binding counts only as long as the device has no owner. Within the running transaction.
 */
@Repository
public class SeenDevices {
    private static final String COLUMNS = "select " + DeviceTable.COLUMNS
            + ", l.owner_key as local_owner, l.level as local_level, l.prime as local_prime, l.at as local_at ";

    private final JdbcClient sql;

    SeenDevices(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param known whether the current authority knows whose it is */
    public record One(boolean known, SeenDevice device) {}

    /** What somebody has. @param known whether the current authority knows whose it is */
    public record Of(boolean known, List<SeenDevice> devices) {}

    private static final String ANY_OF_OWNER = COLUMNS + """
              from secondfactor_device d
              left join secondfactor_local l on false
             where d.owner_key = :owner
               and d.disabled_at is null
            union all
            """ + COLUMNS + """
              from secondfactor_local l
              join secondfactor_device d on d.device_id = l.device_id and d.owner_key is null
             where l.owner_key = :owner
               and d.disabled_at is null
            """;
    private static final String ORDER =
            " order by (prime or coalesce(local_prime, false)) desc, name, device_id limit :most";
    private static final String OF_OWNER = "select * from (" + ANY_OF_OWNER + ") seen" + ORDER;

    /** Blocked ones left out; the primary first, then by name. A person has few. */
    public List<SeenDevice> of(OwnerKey owner, int most) {
        return sql.sql(OF_OWNER)
                .param("owner", owner.bytes())
                .param("most", most)
                .query(SeenDevices::seen)
                .list();
    }

    /** Likewise, and whether somebody of the current authority has the key: all in one question. */
    public Of ofKnown(OwnerKey owner, int most) {
        var known = new AtomicBoolean();
        var devices = new ArrayList<SeenDevice>();
        sql.sql("select k.known, seen.* from (select " + KnownPersons.HAS + " as known) k left join (" + ANY_OF_OWNER
                        + ") seen on true" + ORDER)
                .param("owner", owner.bytes())
                .param("most", most)
                .query(row -> {
                    known.set(row.getBoolean("known"));
                    if (row.getString("device_id") != null) devices.add(seen(row, row.getRow()));
                });
        return new Of(known.get(), devices);
    }

    /** The same of many accounts whose owner is known. */
    Map<UUID, List<SeenDevice>> of(Collection<UUID> accounts) {
        var found = new HashMap<UUID, List<SeenDevice>>();
        sql.sql("select * from (" + COLUMNS + """
                               , p.account_id
                          from secondfactor_person p
                          join secondfactor_device d on d.owner_key = p.owner_key
                          left join secondfactor_local l on false
                         where p.account_id = any(:accounts)
                           and d.disabled_at is null
                        union all
                        """ + COLUMNS + """
                               , p.account_id
                          from secondfactor_person p
                          join secondfactor_local l on l.owner_key = p.owner_key
                          join secondfactor_device d on d.device_id = l.device_id and d.owner_key is null
                         where p.account_id = any(:accounts)
                           and d.disabled_at is null) seen
                        order by (prime or coalesce(local_prime, false)) desc, name, device_id
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("account_id", UUID.class), _ -> new ArrayList<>())
                            .add(seen(row, 0));
                });
        return found;
    }

    public List<SeenDevice> all(Collection<String> ids) {
        return sql.sql(COLUMNS + """
                          from secondfactor_device d
                          left join secondfactor_local l on l.device_id = d.device_id
                         where d.device_id = any(:ids::text[])
                         order by d.device_id
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query(SeenDevices::seen)
                .list();
    }

    public Optional<SeenDevice> find(String id) {
        return all(List.of(id)).stream().findFirst();
    }

    /** One device, and whether the current authority knows whose it is: in one question. */
    public Optional<One> findKnown(String id) {
        return sql.sql(COLUMNS + ", "
                        + KnownPersons.has("case when d.owner_key is null then l.owner_key else d.owner_key end") + """
                            as known
                          from secondfactor_device d
                          left join secondfactor_local l on l.device_id = d.device_id
                         where d.device_id = :id
                        """)
                .param("id", id)
                .query((row, number) -> new One(row.getBoolean("known"), seen(row, number)))
                .optional();
    }

    /** Those that the authority bound itself, in the order of their numbers. @param after the last number of the page before */
    public List<SeenDevice> local(String after, int most) {
        return sql.sql(COLUMNS + """
                          from secondfactor_local l
                          join secondfactor_device d on d.device_id = l.device_id and d.owner_key is null
                         where l.device_id > :after
                           and d.disabled_at is null
                         order by l.device_id
                         limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(SeenDevices::seen)
                .list();
    }

    /** Those of persons of the authority, in the order of their numbers. */
    public List<SeenDevice> ofPersons(String after, int most) {
        return sql.sql(COLUMNS + """
                          from secondfactor_device d
                          left join secondfactor_local l on false
                         where d.device_id > :after
                           and d.disabled_at is null
                           and d.owner_key in (select owner_key from secondfactor_person
                                               union
                                               select owner_key from secondfactor_pseudonym)
                         order by d.device_id
                         limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(SeenDevices::seen)
                .list();
    }

    /** @return whether it is no other's there */
    boolean bind(String device, OwnerKey owner, NsisLevel level, UUID by, Instant now) {
        return sql.sql("""
                        insert into secondfactor_local as l (device_id, owner_key, level, by_actor, at)
                        values (:device, :owner, :level, :by, :now)
                        on conflict (tenant_id, device_id) do update
                               set level = excluded.level,
                                   by_actor = excluded.by_actor,
                                   at = excluded.at
                             where l.owner_key = excluded.owner_key
                        """)
                        .param("device", device)
                        .param("owner", owner.bytes())
                        .param("level", level.name())
                        .param("by", by)
                        .param("now", Moments.utc(now))
                        .update()
                == 1;
    }

    /** @return whether there was one */
    public boolean unbind(String device) {
        return sql.sql("delete from secondfactor_local where device_id = :device")
                        .param("device", device)
                        .update()
                == 1;
    }

    void prime(OwnerKey owner, String device, boolean prime) {
        sql.sql("""
                        update secondfactor_local
                           set prime = false
                         where owner_key = :owner
                           and prime
                           and (:prime and device_id <> :device or not :prime and device_id = :device)
                        """)
                .param("owner", owner.bytes())
                .param("device", device)
                .param("prime", prime)
                .update();
        if (prime)
            sql.sql("update secondfactor_local set prime = true where device_id = :device and owner_key = :owner")
                    .param("owner", owner.bytes())
                    .param("device", device)
                    .update();
    }

    void robot(String device, Instant now) {
        sql.sql("insert into secondfactor_robot (device_id, at) values (:device, :now)")
                .param("device", device)
                .param("now", Moments.utc(now))
                .update();
    }

    public boolean isOwnRobot(String device) {
        return sql.sql("select exists (select from secondfactor_robot where device_id = :device)")
                .param("device", device)
                .query(Boolean.class)
                .single();
    }

    private static SeenDevice seen(ResultSet row, int number) throws SQLException {
        var device = DeviceTable.device(row, number);
        var local = row.getBytes("local_owner");
        if (device.owner() != null || local == null)
            return new SeenDevice(device, device.owner(), device.level(), device.prime(), device.boundAt(), false);
        return new SeenDevice(
                device,
                new OwnerKey(local),
                NsisLevel.valueOf(row.getString("local_level")),
                row.getBoolean("local_prime"),
                Moments.instant(row, "local_at"),
                true);
    }
}
