package dk.faelled.platform.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Modules;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantCreated;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans every schedule for every authority, and runs one at once where somebody asks for it. */
@Service
class ScheduleDesk {
    /** One that runs finds its next time itself. */
    private static final ScheduledExecutionsFilter AT_REST =
            ScheduledExecutionsFilter.all().withPicked(false);

    private final ObjectProvider<Schedule> schedules;
    private final SchedulerClient scheduler;
    private final Tenants tenants;
    private final Modules modules;
    private final Audit audit;
    private final Clock clock;

    /** What the log tells of a run that somebody asked for. */
    record Asked(String name) {}

    ScheduleDesk(
            ObjectProvider<Schedule> schedules,
            @Lazy SchedulerClient scheduler,
            Tenants tenants,
            Modules modules,
            Audit audit,
            Clock clock) {
        this.schedules = schedules;
        this.scheduler = scheduler;
        this.tenants = tenants;
        this.modules = modules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that run for the current authority: some rest with their module. */
    List<Schedule> here() {
        return all().stream()
                .filter(schedule -> !schedule.rests() || modules.declares(schedule.name()))
                .toList();
    }

    private List<Schedule> all() {
        return schedules.stream().toList();
    }

    /** New schedules get a ticket; one with another cron than before gets its new time. */
    @EventListener(ApplicationReadyEvent.class)
    void planAll() {
        var planned = new HashMap<String, Due>();
        for (var ticket :
                scheduler.getScheduledExecutionsForTask(ScheduleRunner.TASK.getTaskName(), Due.class, AT_REST))
            planned.put(ticket.getTaskInstance().getId(), ticket.getData());
        for (var tenant : tenants.active().stream().map(TenantInfo::id).toList())
            for (var schedule : all()) {
                var due = Due.of(tenant, schedule);
                var before = planned.get(due.instance());
                if (before == null) plan(tenant, schedule);
                else if (!before.equals(due))
                    scheduler.reschedule(id(due), schedule.cron().next(clock.instant()), due);
            }
    }

    @EventListener
    void on(TenantCreated created) {
        for (var schedule : all()) plan(created.tenant(), schedule);
    }

    private void plan(TenantId tenant, Schedule schedule) {
        var due = Due.of(tenant, schedule);
        scheduler.scheduleIfNotExists(ScheduleRunner.TASK
                .instance(due.instance())
                .data(due)
                .scheduledTo(schedule.cron().next(clock.instant())));
    }

    @Transactional
    void runNow(String name) {
        var schedule = here().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("schedule " + name));
        var due = Due.of(Tenant.current(), schedule);
        try {
            scheduler.reschedule(id(due), clock.instant(), due);
        } catch (TaskInstanceCurrentlyExecutingException running) {
            throw new RuleBroken("platform.schedule.runs-already");
        }
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        audit.changed("platform.schedule.run", "schedule:" + id, null, new Asked(name), null);
    }

    private static TaskInstanceId id(Due due) {
        return TaskInstanceId.of(ScheduleRunner.TASK.getTaskName(), due.instance());
    }
}
