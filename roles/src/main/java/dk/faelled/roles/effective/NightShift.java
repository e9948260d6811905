package dk.faelled.roles.effective;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Just after midnight it is told what begins and what has ended; who asks does not wait for it. */
@Configuration(proxyBeanMethods = false)
class NightShift {
    @Bean
    Schedule rolesAtMidnight(
            ObjectProvider<Recomputing> recomputing,
            ObjectProvider<Backlog> backlog,
            Clock clock,
            TransactionTemplate transactions) {
        return new Schedule(
                "roles.midnight",
                Cron.parse("5 0 * * *"),
                Schedule.Misfire.RUN_ONCE,
                () -> transactions.executeWithoutResult(_ -> {
                    backlog.getObject().takeUp();
                    recomputing.getObject().turn(LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
                }));
    }
}
