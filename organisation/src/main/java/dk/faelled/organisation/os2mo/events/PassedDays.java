package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.Days;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells that objects begin or end on a day that has come. Which days were told is kept in the database, so that
 * those that passed while the program was down are told later.
 */
@Component
class PassedDays {
    private static final Logger LOG = LoggerFactory.getLogger(PassedDays.class);
    private final Map<TenantId, LocalDate> told = new ConcurrentHashMap<>();
    private final DayTable days;
    private final Tenants tenants;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PassedDays(DayTable days, Tenants tenants, Clock clock, PlatformTransactionManager transactions) {
        this.days = days;
        this.tenants = tenants;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void tell() {
        var today = LocalDate.ofInstant(clock.instant(), Days.COPENHAGEN);
        for (var tenant : tenants.active())
            if (!today.equals(told.get(tenant.id())))
                try {
                    Tenant.run(tenant.id(), () -> tell(today));
                    told.put(tenant.id(), today);
                } catch (RuntimeException failed) {
                    // the next round tries again, and the others must not suffer
                    LOG.error("the events of {} of tenant {} wait", today, tenant.id(), failed);
                }
    }

    /** For the authority of the running work; once for a day, whoever does it. */
    void tell(LocalDate today) {
        transaction.executeWithoutResult(_ -> {
            var reached = days.reached(today);
            if (!reached.isBefore(today)) return;
            var wanted = days.wanted();
            if (!wanted.isEmpty()) days.tell(wanted, reached, today, clock.instant());
            days.reach(today);
        });
    }
}
