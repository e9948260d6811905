package dk.faelled.platform.mail;

import dk.faelled.platform.Assignee;
import dk.faelled.platform.Cron;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mails that were given up become a task of the administrators, one a day however many there are. */
@Component
class DeadMails {
    static final String KEY = "platform.mail.dead:";
    private static final String PERMISSION = "platform.tenant.admin";
    private final Tasks tasks;
    private final TaskKind kind;

    /** What its title tells. */
    record Day(LocalDate day) {}

    DeadMails(Tasks tasks, TaskKind deadMailsTask) {
        this.tasks = tasks;
        this.kind = deadMailsTask;
    }

    void report(Instant at) {
        var day = at.atZone(Cron.ZONE).toLocalDate();
        tasks.open(new OpenTask(
                KEY + day,
                kind,
                new Day(day),
                new Assignee.Holder(PERMISSION),
                day,
                OpenTask.Severity.HIGH,
                "/mails?state=DEAD"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Kind {
        @Bean
        TaskKind deadMailsTask(ObjectProvider<Outbox> outbox) {
            return new TaskKind(
                    "platform.mail.dead",
                    Day.class,
                    PERMISSION,
                    List.of(new TaskKind.Action("retry", _ -> outbox.getObject().allAgain())));
        }
    }
}
