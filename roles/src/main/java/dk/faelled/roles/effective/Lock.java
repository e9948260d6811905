package dk.faelled.roles.effective;

import dk.faelled.platform.RightsChanged;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Held by whoever changes anything that rights come from, before the first look at it: else of two changes at the same
 * moment each would work out rights without the other. Readers never wait for it. A change that would leave nobody who can
 * give rights in Fælled is refused when it is to be kept; one that is kept counts at once for everybody who is signed in.
 */
@Component
public class Lock {
    private final JdbcClient sql;
    private final LastAdministrator administrators;
    private final ApplicationEventPublisher events;

    Lock(JdbcClient sql, LastAdministrator administrators, ApplicationEventPublisher events) {
        this.sql = sql;
        this.administrators = administrators;
        this.events = events;
    }

    /**
     * Until the end of the transaction, which fails with {@code roles.administrator.last} where nobody would be left.
     *
     * @return the moment from which the change counts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant hold() {
        enter();
        watch();
        return sql.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** Only waits for its turn: for whoever has yet to see whether there is anything to change, and holds it then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter() {
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
    }

    private void watch() {
        var tenant = Tenant.current();
        for (var known : TransactionSynchronizationManager.getSynchronizations())
            if (known instanceof Change change && change.tenant.equals(tenant)) return;
        TransactionSynchronizationManager.registerSynchronization(new Change(tenant, administrators.isThere()));
    }

    /** What one transaction changes, as it was before. */
    private final class Change implements TransactionSynchronization {
        private final TenantId tenant;
        private final boolean administered;

        private Change(TenantId tenant, boolean administered) {
            this.tenant = tenant;
            this.administered = administered;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (administered && !administrators.isThere()) throw new RuleBroken("roles.administrator.last");
        }

        @Override
        public void afterCommit() {
            events.publishEvent(new RightsChanged(tenant));
        }
    }
}
