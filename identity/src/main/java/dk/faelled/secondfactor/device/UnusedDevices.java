package dk.faelled.secondfactor.device;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.DeviceUnused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of devices that will be blocked within thirty days because nobody uses them (MFA-17). */
@Component
class UnusedDevices {
    static final Duration NOTICE = Duration.ofDays(30);
    private static final int SLICE = 500;
    private static final String NOWHERE = "";
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    UnusedDevices(
            JdbcClient sql, ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    private record Unused(String device, String name, UUID account, Instant usedAt) {}

    /** Of the current authority, every one; hearing it again changes nothing. */
    void tell() {
        var last = new Unused(NOWHERE, NOWHERE, new UUID(0, 0), Instant.EPOCH);
        List<Unused> some;
        do {
            var after = last;
            some = transaction.execute(_ -> told(after));
            if (some != null && !some.isEmpty()) last = some.getLast();
        } while (some != null && some.size() == SLICE);
    }

    private List<Unused> told(Unused after) {
        var blocked = clock.instant().atOffset(ZoneOffset.UTC).minusMonths(DeviceRetention.UNUSED);
        var some = between(blocked.toInstant(), blocked.plus(NOTICE).toInstant(), after);
        for (var one : some)
            events.publishEvent(new DeviceUnused(
                    Tenant.current(),
                    one.device(),
                    one.name(),
                    one.account(),
                    one.usedAt()
                            .atOffset(ZoneOffset.UTC)
                            .plusMonths(DeviceRetention.UNUSED)
                            .toInstant()));
        return some;
    }

    /** In the order of device and account. */
    private List<Unused> between(Instant from, Instant until, Unused after) {
        return sql.sql("""
                        with unused as materialized (
                            select device_id, name, owner_key, coalesce(last_used_at, bound_at) as used_at
                              from secondfactor_device
                             where coalesce(last_used_at, bound_at) >= :from
                               and coalesce(last_used_at, bound_at) < :until
                               and disabled_at is null
                               and not robot
                               and type not in ('YUBIKEY', 'TOTPH'))
                        select u.device_id, u.name, u.used_at, p.account_id
                          from unused u
                          left join secondfactor_local l on l.device_id = u.device_id and u.owner_key is null
                          join secondfactor_person p on p.owner_key = coalesce(u.owner_key, l.owner_key)
                         where (u.device_id, p.account_id) > (:device, :account)
                         order by u.device_id, p.account_id
                         limit :most
                        """)
                .param("from", Moments.utc(from))
                .param("until", Moments.utc(until))
                .param("device", after.device())
                .param("account", after.account())
                .param("most", SLICE)
                .query(UnusedDevices::unused)
                .list();
    }

    private static Unused unused(ResultSet row, int number) throws SQLException {
        return new Unused(
                row.getString("device_id"),
                row.getString("name"),
                row.getObject("account_id", UUID.class),
                row.getObject("used_at", OffsetDateTime.class).toInstant());
    }

    @Configuration(value = "unusedDeviceClockwork", proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule unusedDevicesAreTold(ObjectProvider<UnusedDevices> devices) {
            return new Schedule(
                    "secondfactor.unused",
                    Cron.parse("45 6 * * *"),
                    Schedule.Misfire.RUN_ONCE,
                    () -> devices.getObject().tell());
        }
    }
}
