package dk.faelled.platform.job;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks every module at night to throw away what has had its time. */
@Configuration(proxyBeanMethods = false)
class Sweeping {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    @Bean
    Schedule sweepAtNight(List<Sweep> sweeps, PlatformTransactionManager transactions, Clock clock) {
        var transaction = new TransactionTemplate(transactions);
        return new Schedule("platform.sweep", Cron.parse("15 3 * * *"), Schedule.Misfire.RUN_ONCE, () -> {
            var failed = sweeps.stream()
                    .filter(sweep -> !all(sweep, transaction, clock))
                    .count();
            if (failed > 0) throw new IllegalStateException(failed + " sweeps broke off");
        });
    }

    /** @return whether it came to its end */
    private static boolean all(Sweep sweep, TransactionTemplate transaction, Clock clock) {
        try {
            var now = clock.instant();
            boolean more = true;
            while (more) more = Boolean.TRUE.equals(transaction.execute(status -> sweep.sweep(now)));
            return true;
        } catch (RuntimeException failed) {
            // the next night tries again, and the others must not suffer
            LOG.error("{} of tenant {} broke off", sweep.getClass().getSimpleName(), Tenant.current(), failed);
            return false;
        }
    }
}
