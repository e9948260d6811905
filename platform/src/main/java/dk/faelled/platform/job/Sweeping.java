package dk.faelled.platform.job;

import dk.faelled.platform.Pause;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks every module at night to throw away what has had its time. Twice does no harm, so every node may. */
@Component
class Sweeping {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
    private final Tenants tenants;
    private final List<Sweep> sweeps;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Pause pause;

    Sweeping(Tenants tenants, List<Sweep> sweeps, PlatformTransactionManager transactions, Clock clock, Pause pause) {
        this.pause = pause;
        this.tenants = tenants;
        this.sweeps = sweeps;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "0 15 3 * * *", zone = "Europe/Copenhagen")
    void sweep() {
        if (pause.isOn()) return;
        for (var tenant : tenants.active().stream().map(TenantInfo::id).toList())
            for (var sweep : sweeps) all(tenant, sweep);
    }

    private void all(TenantId tenant, Sweep sweep) {
        try {
            var now = clock.instant();
            boolean more = true;
            while (more)
                more = Tenant.<Boolean, RuntimeException>call(
                        tenant, () -> Boolean.TRUE.equals(transaction.execute(status -> sweep.sweep(now))));
        } catch (RuntimeException failed) {
            // the next night tries again, and the others must not suffer
            LOG.error("{} of tenant {} broke off", sweep.getClass().getSimpleName(), tenant, failed);
        }
    }
}
