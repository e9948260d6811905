package dk.faelled.identity.certificate;

import dk.faelled.identity.provider.ExpiryStages;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.platform.Assignee;
import dk.faelled.platform.Cron;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever decides on systems is told 60, 30 and 7 days before a certificate of another ends, once each (ADM-09). */
@Component
class CertificateExpiry {
    private static final String ID = "identity.certificate.expires";
    private static final int SIZE = 200;
    private final CertificateTable table;
    private final Tasks tasks;
    private final TaskKind kind;
    private final Clock clock;

    /** What is told of one. */
    record Told(String holder, String subject, LocalDate expires) {}

    CertificateExpiry(CertificateTable table, Tasks tasks, TaskKind certificateExpires, Clock clock) {
        this.table = table;
        this.tasks = tasks;
        kind = certificateExpires;
        this.clock = clock;
    }

    @Configuration(value = "certificateWarnings", proxyBeanMethods = false)
    static class Warnings {
        @Bean
        TaskKind certificateExpires() {
            return new TaskKind(ID, Told.class, ProviderPages.WRITE, List.of());
        }

        @Bean
        Schedule warnOfCertificates(ObjectProvider<CertificateExpiry> expiry) {
            return new Schedule(ID, Cron.parse("10 6 * * *"), Schedule.Misfire.RUN_ONCE, () -> expiry.getObject()
                    .warn());
        }
    }

    /** Asked each day. */
    @Transactional
    public void warn() {
        var now = clock.instant();
        CertificateTable.@Nullable Ending last = null;
        List<CertificateTable.Ending> some;
        do {
            some = table.ending(now.plus(ExpiryStages.first()), last, SIZE);
            for (var one : some) {
                tell(one, now);
                last = one;
            }
        } while (some.size() == SIZE);
    }

    private void tell(CertificateTable.Ending one, Instant now) {
        int due = ExpiryStages.due(Duration.between(now, one.until())).orElseThrow();
        for (int stage : ExpiryStages.DAYS) if (stage != due) tasks.close(key(one.id(), stage), "REPLACED");
        var told = new Told(
                one.name(), one.subject(), one.until().atZone(Cron.ZONE).toLocalDate());
        tasks.open(new OpenTask(
                key(one.id(), due),
                kind,
                told,
                new Assignee.Holder(ProviderPages.WRITE),
                told.expires(),
                ExpiryStages.isPressing(due) ? OpenTask.Severity.HIGH : OpenTask.Severity.NORMAL,
                one.holder().page()));
    }

    /** Of the tasks about one. */
    static List<String> keys(UUID certificate) {
        return ExpiryStages.DAYS.stream().map(stage -> key(certificate, stage)).toList();
    }

    private static String key(UUID certificate, int stage) {
        return ID + ":" + certificate + ":" + stage;
    }
}
