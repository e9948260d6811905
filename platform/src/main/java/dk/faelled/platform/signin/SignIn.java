package dk.faelled.platform.signin;

import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.LockTerms;
import dk.faelled.platform.LoginFailed;
import dk.faelled.platform.PasswordSeen;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** User name and password, with a lock after repeated failures. One answer for every reason to refuse. */
@Service
class SignIn implements Accounts {
    private static final int SHORTEST = 12;
    private final AccountTable accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<LockTerms> terms;
    private final ObjectProvider<PasswordSeen> seen;
    private final TransactionTemplate transaction;

    private record Attempt(String userName, boolean locked) {}

    private record Kept(String userName, String displayName, Set<String> roles) {}

    SignIn(
            AccountTable accounts,
            Passwords passwords,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            ObjectProvider<LockTerms> terms,
            ObjectProvider<PasswordSeen> seen,
            PlatformTransactionManager transactions) {
        this.terms = terms;
        this.seen = seen;
        this.events = events;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** Who it is; empty when the name is unknown, the password wrong, or the account locked. */
    Optional<SignedIn> check(String userName, String password) {
        var found = kept(() -> accounts.named(fold(userName)));
        if (found.isEmpty()) {
            passwords.pretend(password);
            // the log tells of it, but not the name: it may be a password, typed into the wrong field
            kept(() -> {
                audit.changed("platform.session.refuse", "account:unknown", null, null, null);
                events.publishEvent(new LoginFailed(Tenant.current(), null, 0));
                return true;
            });
            return Optional.empty();
        }
        // no connection is held while the password is hashed
        var right = passwords.matches(password, found.get().passwordHash());
        var who = kept(() -> decide(found.get().id(), right));
        if (who.isPresent()) seen.ifAvailable(one -> one.right(found.get().id(), password));
        return who;
    }

    /** Whether somebody has that name, in whatever state. */
    boolean isKnown(String userName) {
        return kept(() -> accounts.named(fold(userName))).isPresent();
    }

    private Optional<SignedIn> decide(UUID id, boolean right) {
        var now = clock.instant();
        var found = accounts.locked(id);
        if (found.isEmpty() || found.get().isLocked(now)) return Optional.empty();
        var account = found.get();
        if (!right) {
            fail(account, now);
            return Optional.empty();
        }
        accounts.signedIn(account.id(), now);
        var actor = account.person() == null ? account.id() : account.person();
        return Optional.of(new SignedIn(Tenant.current().value(), account.id(), actor, account.displayName()));
    }

    private void fail(Account account, Instant now) {
        var known = terms.getIfAvailable();
        var lock = known == null ? LockTerms.Terms.USUAL : known.of(account.id());
        int failures = account.failures() + 1;
        var locked = failures >= lock.tries();
        var time = locked ? lock.lock(account.lockouts()) : Duration.ZERO;
        accounts.failed(
                account.id(),
                locked ? 0 : failures,
                account.lockouts() + (locked ? 1 : 0),
                locked ? now.plus(time) : null);
        audit.changed(
                "platform.session.refuse",
                "account:" + account.id(),
                null,
                new Attempt(account.userName(), locked),
                null);
        events.publishEvent(new LoginFailed(Tenant.current(), account.id(), time.toMinutes()));
    }

    @Override
    public UUID keepWith(
            String userName, String displayName, String password, Set<String> roles, @Nullable UUID person) {
        if (password.length() < SHORTEST) throw new RuleBroken("platform.password.short", SHORTEST).at("password");
        var hash = passwords.hash(password);
        return kept(() -> {
            var id = accounts.keep(
                    new Account(Ids.next(), fold(userName), displayName, hash, roles, person, 0, 0, null));
            audit.changed(
                    "platform.account.keep", "account:" + id, null, new Kept(fold(userName), displayName, roles), null);
            var tied = accounts.find(id).map(Account::person).orElse(person);
            events.publishEvent(new AccountKept(Tenant.current(), id, fold(userName), displayName, tied, roles));
            return id;
        });
    }

    @Override
    public boolean isOpen(UUID actor) {
        return kept(() -> accounts.isOpen(actor));
    }

    @Override
    public Set<String> madeWith(UUID actor) {
        return kept(() -> accounts.madeWith(actor));
    }

    @Override
    public Optional<AccountKept> find(UUID account) {
        return kept(() -> accounts.find(account)).map(SignIn::told);
    }

    @Override
    public boolean proves(UUID account, String password) {
        return kept(() -> accounts.find(account))
                .map(found -> {
                    var right = passwords.matches(password, found.passwordHash());
                    return kept(() -> decide(account, right)).isPresent();
                })
                .orElse(false);
    }

    private static AccountKept told(Account one) {
        return new AccountKept(
                Tenant.current(), one.id(), one.userName(), one.displayName(), one.person(), one.roles());
    }

    @Override
    public List<AccountKept> open(String after, int size) {
        return kept(() -> accounts.open(after, size)).stream().map(SignIn::told).toList();
    }

    private static String fold(String userName) {
        return userName.strip().toLowerCase(Locale.ROOT);
    }

    private <T> T kept(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
