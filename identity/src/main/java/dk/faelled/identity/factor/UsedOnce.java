package dk.faelled.identity.factor;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.database.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What counts a single time, as the challenge to a key: on however many nodes it comes back, one takes it. */
@Repository
public class UsedOnce implements Sweep {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int SLICE = 1000;
    private final JdbcClient sql;
    private final Clock clock;

    UsedOnce(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether this is the first time. Within the running transaction. */
    public boolean take(String what) {
        return sql.sql("""
                        insert into identity_used (hash, used_at)
                        values (:hash, :now)
                        on conflict do nothing
                        """)
                        .param("hash", Sha256.of(what))
                        .param("now", Moments.utc(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_used
                         where hash in (select hash from identity_used where used_at < :before limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(KEPT)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }
}
