package dk.faelled.roles.effective;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Held by whoever changes anything that rights come from, before the first look at it: else of two changes at the same
 * moment each would work out rights without the other. Readers never wait for it.
 */
@Component
public class Lock {
    private final JdbcClient sql;

    Lock(JdbcClient sql) {
        this.sql = sql;
    }

    /** Until the end of the transaction. @return the moment from which the change counts */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant hold() {
        // a large change of the organisation may take longer than other locks are waited for
        sql.sql("select set_config('lock_timeout', '30s', true)")
                .query((row, _) -> true)
                .single();
        try {
            sql.sql("select pg_advisory_xact_lock(hashtextextended('roles:' || :tenant, 0))")
                    .param("tenant", Tenant.current().toString())
                    .query((row, _) -> true)
                    .single();
        } catch (CannotAcquireLockException busy) {
            throw new RuleBroken("roles.busy");
        }
        return sql.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
