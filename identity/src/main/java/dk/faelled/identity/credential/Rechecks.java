package dk.faelled.identity.credential;

import dk.faelled.identity.password.LeakedPasswords;
import dk.faelled.identity.password.Owner;
import dk.faelled.identity.password.PasswordCheck;
import dk.faelled.identity.password.PasswordFault;
import dk.faelled.identity.person.Domains;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.PasswordSeen;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures a password that is in use, at a sign-in and at most once in 7 days (PWD-03): lists of leaked passwords grow, and
 * rules change. What is found stands until another password is chosen, or until it is found no more.
 */
@Component
class Rechecks implements PasswordSeen {
    private static final Logger LOG = LoggerFactory.getLogger(Rechecks.class);
    private static final Duration EVERY = Duration.ofDays(7);
    private final PasswordTable table;
    private final Domains domains;
    private final Accounts accounts;
    private final LeakedPasswords leaked;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    private record Found(PasswordFault fault) {}

    Rechecks(
            PasswordTable table,
            Domains domains,
            Accounts accounts,
            LeakedPasswords leaked,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.domains = domains;
        this.accounts = accounts;
        this.leaked = leaked;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void right(UUID account, String password) {
        var now = clock.instant();
        var before = Objects.requireNonNull(
                transaction.execute(status -> table.checked(account).orElse(PasswordTable.Checked.NEVER)));
        if (before.at() != null && now.isBefore(before.at().plus(EVERY))) return;
        Optional<PasswordFault> fault;
        try {
            fault = measured(account, password);
        } catch (UncheckedIOException unreadable) {
            LOG.error(
                    "The list of leaked passwords cannot be read; passwords in use are not measured by it", unreadable);
            return;
        }
        transaction.executeWithoutResult(status -> note(account, before, fault.orElse(null), now));
    }

    private Optional<PasswordFault> measured(UUID account, String password) {
        var known = accounts.find(account).orElseThrow(() -> new NotFound("account " + account));
        return new PasswordCheck(domains.of(account).policy(), leaked::knows)
                .first(password, new Owner(known.userName(), known.displayName()), _ -> false);
    }

    private void note(UUID account, PasswordTable.Checked before, @Nullable PasswordFault fault, Instant now) {
        if (fault == null) {
            table.check(account, new PasswordTable.Checked(now, null, null));
            return;
        }
        // the time runs from when that was first found
        var same = before.fault() != null && Deadline.isLeaked(before.fault()) == Deadline.isLeaked(fault);
        var since = same ? before.since() : now;
        table.check(account, new PasswordTable.Checked(now, fault, since));
        if (same) return;
        audit.changed("identity.password.fault", "account:" + account, null, new Found(fault), null);
        Deadline.ofFault(fault, since)
                .ifPresent(found ->
                        events.publishEvent(new PasswordFaulty(account, Deadline.isLeaked(fault), found.end())));
    }
}
