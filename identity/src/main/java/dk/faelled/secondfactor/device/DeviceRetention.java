package dk.faelled.secondfactor.device;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Devices that nobody has any more (MFA-17): blocked ones go after 3 months, such as were never bound after 6; an app that
 * was not used for 12 is blocked. Keys and code viewers stay. Within the running transaction.
 */
@Component
public class DeviceRetention {
    private static final int BLOCKED = 3;
    private static final int UNBOUND = 6;
    static final int UNUSED = 12;
    private final JdbcClient sql;

    DeviceRetention(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return whether there may be more */
    public boolean sweep(Instant now, int most) {
        return gone("disabled_at < :before", BLOCKED, now, most) == most
                | gone("bound_at is null and disabled_at is null and created_at < :before", UNBOUND, now, most) == most
                | unused(now, most) == most;
    }

    private int gone(String condition, int months, Instant now, int most) {
        return sql.sql("""
                        delete from secondfactor_device
                         where device_id in (select device_id from secondfactor_device where %s limit :most)
                        """.formatted(condition))
                .param("before", now.atOffset(ZoneOffset.UTC).minusMonths(months))
                .param("most", most)
                .update();
    }

    private int unused(Instant now, int most) {
        return sql.sql("""
                        update secondfactor_device
                           set disabled_at = :now,
                               prime = false
                         where device_id in (select device_id
                                               from secondfactor_device
                                              where coalesce(last_used_at, bound_at) < :before
                                                and type not in ('YUBIKEY', 'TOTPH')
                                                and not robot
                                                and disabled_at is null
                                              limit :most)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.atOffset(ZoneOffset.UTC).minusMonths(UNUSED))
                .param("most", most)
                .update();
    }
}
