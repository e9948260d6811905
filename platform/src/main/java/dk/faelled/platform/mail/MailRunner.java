package dk.faelled.platform.mail;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.faelled.platform.Pause;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings out one mail a ticket; a node that dies leaves its ticket to another. */
@Configuration(proxyBeanMethods = false)
class MailRunner {
    static final TaskDescriptor<MailTicket> TASK = TaskDescriptor.of("mail", MailTicket.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** Only where there is a server: the scheduler of a node without one leaves the tickets to others. */
    @Bean
    @ConditionalOnExpression("!'${faelled.mail.host:}'.isBlank()")
    CustomTask<MailTicket> mails(Postman postman, Pause pause, Clock clock) {
        return Tasks.custom(TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .onDeadExecutionRevive()
                .execute((ticket, execution) -> {
                    if (pause.isOn())
                        return (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(AGAIN));
                    var given = ticket.getData();
                    var next = Tenant.call(new TenantId(given.tenant()), () -> postman.deliver(given.mail()));
                    return (complete, operations) -> {
                        if (next.isEmpty()) operations.remove();
                        else operations.reschedule(complete, next.get());
                    };
                });
    }
}
