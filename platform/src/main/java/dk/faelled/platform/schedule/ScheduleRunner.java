package dk.faelled.platform.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.faelled.platform.Context;
import dk.faelled.platform.Modules;
import dk.faelled.platform.Pause;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs schedules. A node that dies leaves its ticket to another, so a run that broke off runs again. */
@Configuration(proxyBeanMethods = false)
class ScheduleRunner {
    static final TaskDescriptor<Due> TASK = TaskDescriptor.of("schedule", Due.class);
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** A time that is longer ago was missed. */
    private static final Duration LATE = Duration.ofMinutes(5);

    @Bean
    CustomTask<Due> schedules(
            ObjectProvider<Schedule> schedules,
            ScheduleTable table,
            Tenants tenants,
            Modules modules,
            Pause pause,
            Clock clock) {
        return Tasks.custom(TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .onDeadExecutionRevive()
                .execute((ticket, execution) -> {
                    var due = ticket.getData();
                    if (pause.isOn())
                        return (complete, tickets) ->
                                tickets.reschedule(complete, clock.instant().plus(AGAIN));
                    var found = schedules.stream()
                            .filter(schedule -> schedule.name().equals(due.name()))
                            .findFirst();
                    // taken out of the program: should it come back, the next start plans it anew
                    if (found.isEmpty()) return (complete, ticketOf) -> ticketOf.remove();
                    var tenant = new TenantId(due.tenant());
                    if (isActive(tenant, tenants))
                        run(found.get(), tenant, execution.getExecution().getExecutionTime(), modules, table, clock);
                    return next(found.get(), tenant, clock);
                });
    }

    private static boolean isActive(TenantId tenant, Tenants tenants) {
        return tenants.find(tenant)
                .filter(info -> info.status() == TenantInfo.Status.ACTIVE)
                .isPresent();
    }

    private static CompletionHandler<Due> next(Schedule schedule, TenantId tenant, Clock clock) {
        return (complete, ticket) ->
                ticket.reschedule(complete, schedule.cron().next(clock.instant()), Due.of(tenant, schedule));
    }

    private static void run(
            Schedule schedule, TenantId tenant, Instant planned, Modules modules, ScheduleTable table, Clock clock) {
        var correlation = UUID.randomUUID().toString();
        Context.system(tenant, correlation).run(() -> {
            if (schedule.rests() && !modules.declares(schedule.name())) return;
            var now = clock.instant();
            if (schedule.misfire() == Schedule.Misfire.SKIP
                    && planned.plus(LATE).isBefore(now)) {
                table.skipped(schedule.name(), planned);
                return;
            }
            table.begin(schedule.name(), now);
            try {
                schedule.work().run();
                table.end(schedule.name(), ScheduleTable.State.DONE, clock.instant(), null);
            } catch (Exception failed) {
                // the next time tries again, and the others must not suffer
                LOG.error("schedule {} of tenant {} failed, number {}", schedule.name(), tenant, correlation, failed);
                table.end(schedule.name(), ScheduleTable.State.FAILED, clock.instant(), correlation.substring(0, 8));
            }
        });
    }
}
