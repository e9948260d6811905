package dk.faelled.platform.mail;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Mails;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes mails in; each has a ticket of the scheduler, written in the same transaction. */
@Service
@EnableConfigurationProperties(MailSettings.class)
class Outbox implements Mails {
    private static final int SOME = 500;
    private final MailTable table;
    private final TemplateDesk templates;
    private final SchedulerClient scheduler;
    private final MailSettings settings;
    private final Tenants tenants;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Outbox(
            MailTable table,
            TemplateDesk templates,
            @Lazy SchedulerClient scheduler,
            MailSettings settings,
            Tenants tenants,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.table = table;
        this.templates = templates;
        this.scheduler = scheduler;
        this.settings = settings;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    @Transactional
    public void queue(
            NoticeKind kind, UUID recipient, String address, Locale locale, String args, @Nullable String link) {
        var now = clock.instant();
        var mail = new Mail(
                Ids.next(),
                recipient,
                address,
                locale,
                kind.id(),
                args,
                link,
                Mail.State.QUEUED,
                0,
                now,
                null,
                now,
                null);
        table.add(mail);
        plan(mail.id(), now);
    }

    @Override
    @Transactional(readOnly = true)
    public Wordings wordings(Locale locale) {
        return templates.wordings(locale);
    }

    @Transactional(readOnly = true)
    public List<Mail> page(Mail.@Nullable State state, @Nullable UUID before, int size) {
        return table.page(state, before, size);
    }

    /** One that was given up is tried again. */
    @Transactional
    public void again(UUID id) {
        if (!table.again(id, clock.instant())) throw new NotFound("mail " + id);
        plan(id, clock.instant());
    }

    /** All that were given up because the server did not take them. */
    @Transactional
    public void allAgain() {
        var some = table.in(Mail.State.DEAD, null, SOME);
        while (!some.isEmpty()) {
            for (var mail : some) again(mail.id());
            some = table.in(Mail.State.DEAD, some.getLast().id(), SOME);
        }
    }

    boolean on() {
        return settings.on();
    }

    /** What stayed here while there was no server. */
    @EventListener(ApplicationReadyEvent.class)
    void planWaiting() {
        if (!settings.on()) return;
        for (var tenant : tenants.active().stream().map(TenantInfo::id).toList())
            Tenant.run(tenant, () -> {
                var some = waiting(null);
                while (!some.isEmpty()) {
                    for (var mail : some) plan(mail.id(), mail.nextAt());
                    some = waiting(some.getLast().id());
                }
            });
    }

    private List<Mail> waiting(@Nullable UUID after) {
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> table.in(Mail.State.QUEUED, after, SOME)));
    }

    private void plan(UUID mail, Instant at) {
        if (!settings.on()) return;
        scheduler.scheduleIfNotExists(MailRunner.TASK
                .instance(mail.toString())
                .data(new MailTicket(Tenant.current().value(), mail))
                .scheduledTo(at));
    }
}
