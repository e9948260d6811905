package dk.faelled.identity.provider;

import dk.faelled.identity.provider.SigningKey.State;
import dk.faelled.platform.Assignee;
import dk.faelled.platform.Cron;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever decides on signing keys is told 60, 30 and 7 days before one that signs ends (ADM-09). */
@Component
class SigningKeyExpiry {
    private static final String ID = "identity.key.expires";

    private final SigningKeyTable table;
    private final Tasks tasks;
    private final TaskKind kind;
    private final Clock clock;

    /** What is told of a key. */
    record Ending(String key, String algorithm, LocalDate expires) {}

    SigningKeyExpiry(SigningKeyTable table, Tasks tasks, TaskKind signingKeyExpires, Clock clock) {
        this.table = table;
        this.tasks = tasks;
        kind = signingKeyExpires;
        this.clock = clock;
    }

    @Configuration(value = "signingKeyWarnings", proxyBeanMethods = false)
    static class Warnings {
        @Bean
        TaskKind signingKeyExpires() {
            return new TaskKind(ID, Ending.class, ProviderPages.WRITE, List.of());
        }

        @Bean
        Schedule warnOfSigningKeys(ObjectProvider<SigningKeyExpiry> expiry) {
            return new Schedule(ID, Cron.parse("0 6 * * *"), Schedule.Misfire.RUN_ONCE, () -> expiry.getObject()
                    .warn());
        }
    }

    /** Asked each day; what has been replaced since needs nothing any more. */
    @Transactional
    public void warn() {
        var now = clock.instant();
        for (var key : table.all()) {
            var left = Duration.between(now, key.until());
            var due = key.state() == State.PRIMARY ? ExpiryStages.due(left) : Optional.<Integer>empty();
            for (int stage : ExpiryStages.DAYS)
                if (due.isEmpty() || due.get() != stage) tasks.close(task(key, stage), "REPLACED");
            due.ifPresent(stage -> open(key, stage));
        }
    }

    private void open(SigningKey key, int stage) {
        var ending = new Ending(
                key.id(), key.algorithm().name(), key.until().atZone(Cron.ZONE).toLocalDate());
        tasks.open(new OpenTask(
                task(key, stage),
                kind,
                ending,
                new Assignee.Holder(ProviderPages.WRITE),
                ending.expires(),
                ExpiryStages.isPressing(stage) ? OpenTask.Severity.HIGH : OpenTask.Severity.NORMAL,
                SigningKeyPages.PATH));
    }

    private static String task(SigningKey key, int stage) {
        return ID + ":" + key.id() + ":" + stage;
    }
}
