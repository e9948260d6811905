package dk.faelled.secondfactor.device;

import dk.faelled.platform.database.Moments;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What changes of devices that are used elsewhere too. Within the running transaction, of whichever authority or none. */
@Repository
class FactorTable {
    private final JdbcClient sql;

    FactorTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of two who come with the same code, one gets it; of a device that is not blocked. */
    boolean takeStep(String id, long step, Instant now) {
        return sql.sql("""
                        update secondfactor_device
                           set last_step = :step,
                               last_used_at = :now
                         where device_id = :id
                           and last_step < :step
                           and disabled_at is null
                        """)
                        .param("step", step)
                        .param("now", Moments.utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    void lastUsed(String id, Instant now) {
        sql.sql("update secondfactor_device set last_used_at = :now where device_id = :id")
                .param("now", Moments.utc(now))
                .param("id", id)
                .update();
    }

    void level(Collection<String> ids, NsisLevel level) {
        sql.sql("update secondfactor_device set level = :level where device_id = any(:ids::text[]) and level <> :level")
                .param("level", level.name())
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    List<String> usable(Collection<String> ids) {
        return sql.sql("""
                        select device_id
                          from secondfactor_device
                         where device_id = any(:ids::text[])
                           and disabled_at is null
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
