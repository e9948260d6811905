package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.secondfactor.OwnerKey;
import dk.faelled.secondfactor.device.SeenDevice;
import dk.faelled.secondfactor.device.SeenDevices;
import dk.faelled.secondfactor.owner.KnownPersons;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which devices a sign-in point may see and ask (BEY-04): those whose owner it has named itself within a day, and those of
 * persons of its authority. Of all others it is told that they are not there. Within the running transaction.
 */
@Component
public class Ownership implements Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration DAY = Duration.ofHours(24);
    /** Written again before the day is over. */
    private static final Duration AGAIN = Duration.ofHours(12);

    private static final int REMEMBERED = 200_000;
    private static final int SLICE = 5_000;

    private final Map<Given, Instant> remembered = new ConcurrentHashMap<>();
    private final JdbcClient sql;
    private final SeenDevices devices;
    private final Clock clock;

    private record Given(TenantId tenant, UUID connector, OwnerKey owner) {}

    Ownership(JdbcClient sql, SeenDevices devices, Clock clock) {
        this.sql = sql;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * What somebody has whom it names: by CPR number, by its hash, or by a user name that was loaded. Whom the authority knows,
     * it sees anyway; of a stranger it is written down. That commit does not wait for the disk, so that the answer takes no
     * longer: what a crash loses is named again.
     */
    public List<SeenDevice> ofNamed(UUID connector, OwnerKey owner, int most) {
        var found = devices.ofKnown(owner, most);
        var given = new Given(Tenant.current(), connector, owner);
        if (found.known() || isRemembered(given, AGAIN)) return found.devices();
        var now = clock.instant();
        sql.sql("""
                        with quick as materialized (select set_config('synchronous_commit', 'off', true))
                        insert into secondfactor_given (connector_id, owner_key, at)
                        select :connector, :owner, :now
                          from quick
                        on conflict (tenant_id, connector_id, owner_key) do update set at = excluded.at
                        """)
                .param("connector", connector)
                .param("owner", owner.bytes())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        Afterwards.run(() -> {
            if (remembered.size() > REMEMBERED) remembered.clear();
            remembered.put(given, now);
        });
        return found.devices();
    }

    private boolean isRemembered(Given given, Duration atMost) {
        var at = remembered.get(given);
        return at != null && at.plus(atMost).isAfter(clock.instant());
    }

    /** Empty where there is none, or the sign-in point may not see it. */
    Optional<SeenDevice> find(Connector connector, String id) {
        return devices.findKnown(id)
                .filter(one -> one.known() || maySee(connector, one.device()))
                .map(SeenDevices.One::device);
    }

    boolean maySee(Connector connector, SeenDevice device) {
        if (maySee(connector.id(), device)) return true;
        if (!connector.anyOwner()) return false;
        LOG.info("sign-in point {} sees a device whose owner it did not name, as it is set to", connector.id());
        return true;
    }

    /** @param connector or person who helps others, as the one who named the owner */
    public boolean maySee(UUID connector, SeenDevice device) {
        var owner = device.owner();
        if (owner == null)
            return device.device().robot() && devices.isOwnRobot(device.device().id());
        return isRemembered(new Given(Tenant.current(), connector, owner), DAY) || mayKnow(connector, owner);
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from secondfactor_given
                         where (connector_id, owner_key) in (select connector_id, owner_key
                                                               from secondfactor_given
                                                              where at < :before
                                                              limit :slice)
                        """)
                        .param("before", now.minus(DAY).atOffset(ZoneOffset.UTC))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }

    private boolean mayKnow(UUID connector, OwnerKey owner) {
        return sql.sql("""
                        select %s
                            or exists (select
                                         from secondfactor_given
                                        where connector_id = :connector
                                          and owner_key = :owner
                                          and at > :after)
                        """.formatted(KnownPersons.HAS))
                .param("connector", connector)
                .param("owner", owner.bytes())
                .param("after", clock.instant().minus(DAY).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
