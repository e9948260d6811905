package dk.faelled.platform.mail;

import dk.faelled.platform.AccountRights;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Placeholders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Tries a mail, and knows what follows. No connection to the database is held while the server is asked. */
@Component
class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    /** Platform R-11; after the last of them it is given up. */
    static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private final MailTable table;
    private final TemplateDesk templates;
    private final ObjectProvider<NoticeKind> kinds;
    private final AccountRights rights;
    private final Tenants tenants;
    private final Letter letter;
    private final Smtp smtp;
    private final DeadMails dead;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    /** A mail and what it says. */
    private record Ready(Mail mail, Filled filled) {}

    Postman(
            MailTable table,
            TemplateDesk templates,
            ObjectProvider<NoticeKind> kinds,
            AccountRights rights,
            Tenants tenants,
            Letter letter,
            Smtp smtp,
            DeadMails dead,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.templates = templates;
        this.kinds = kinds;
        this.rights = rights;
        this.tenants = tenants;
        this.letter = letter;
        this.smtp = smtp;
        this.dead = dead;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /** @return when to try again; empty where there is nothing more to do */
    Optional<Instant> deliver(UUID id) {
        var found = transaction.execute(status -> table.waiting(id).flatMap(this::ready));
        if (found == null || found.isEmpty()) return Optional.empty();
        var ready = found.get();
        var tenant = tenants.find(Tenant.current()).orElseThrow();
        var message = letter.write(smtp.session(), ready.mail(), ready.filled(), tenant);
        var delivery = smtp.send(message, ready.mail().address());
        return java.util.Objects.requireNonNull(transaction.execute(status -> keep(ready.mail(), delivery)));
    }

    private Optional<Ready> ready(Mail mail) {
        var kind = kinds.stream().filter(each -> each.id().equals(mail.kind())).findFirst();
        if (kind.isEmpty() || !mayRead(mail.recipient(), kind.get())) {
            LOG.info("mail {} was dropped: its reader has not the right to it any more", mail.id());
            table.drop(mail.id());
            return Optional.empty();
        }
        var values = Placeholders.of(json.readValue(mail.args(), kind.get().args()), mail.locale());
        return Optional.of(
                new Ready(mail, Filled.of(templates.wordings(mail.locale()).of(mail.kind()), values)));
    }

    private boolean mayRead(UUID account, NoticeKind kind) {
        if (kind.own()) return true;
        var held = rights.heldBy(account);
        return held.contains("platform.home") && (kind.permission() == null || held.contains(kind.permission()));
    }

    private Optional<Instant> keep(Mail mail, Delivery delivery) {
        var now = clock.instant();
        int tries = mail.tries() + 1;
        return switch (delivery) {
            case Delivery.Taken _ -> {
                table.ended(mail.id(), Mail.State.SENT, mail.tries(), null, now);
                yield Optional.empty();
            }
            case Delivery.Refused(var fault) -> {
                LOG.info("mail {} was refused: {}", mail.id(), fault);
                table.ended(mail.id(), Mail.State.BOUNCED, tries, fault, now);
                yield Optional.empty();
            }
            case Delivery.Failed(var fault)
            when tries > WAITS.size() -> {
                LOG.warn("mail {} was given up: {}", mail.id(), fault);
                table.ended(mail.id(), Mail.State.DEAD, tries, fault, now);
                dead.report(now);
                yield Optional.empty();
            }
            case Delivery.Failed(var fault) -> {
                var next = now.plus(WAITS.get(tries - 1));
                table.later(mail.id(), tries, fault, next);
                yield Optional.of(next);
            }
        };
    }
}
