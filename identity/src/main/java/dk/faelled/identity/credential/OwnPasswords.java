package dk.faelled.identity.credential;

import dk.faelled.identity.password.LeakedPasswords;
import dk.faelled.identity.password.Owner;
import dk.faelled.identity.password.PasswordCheck;
import dk.faelled.identity.password.PasswordFault;
import dk.faelled.identity.password.PasswordPolicy;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.session.Subject.PasswordDue;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.AccountPasswords;
import dk.faelled.platform.signin.Passwords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The passwords of accounts (PWD-01, PWD-03). No connection is held while one is hashed or compared. */
@Service
public class OwnPasswords {
    private final PasswordTable table;
    private final AccountPasswords accountPasswords;
    private final Passwords hashes;
    private final Accounts accounts;
    private final Domains domains;
    private final Unchanging unchanging;
    private final LeakedPasswords leaked;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Before(PasswordPolicy policy, String hash, List<String> former, PasswordTable.Kept kept) {}

    OwnPasswords(
            PasswordTable table,
            AccountPasswords accountPasswords,
            Passwords hashes,
            Accounts accounts,
            Domains domains,
            Unchanging unchanging,
            LeakedPasswords leaked,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.accountPasswords = accountPasswords;
        this.hashes = hashes;
        this.accounts = accounts;
        this.domains = domains;
        this.unchanging = unchanging;
        this.leaked = leaked;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** Every rule for the account's password and whether what is typed so far keeps it. */
    public PasswordRules rules(UUID account, String typed) {
        var policy = domains.of(account).policy();
        var lines = check(policy).ticks(typed, owner(account)).stream()
                .map(tick -> new PasswordRules.Line(words("identity.password.rule.", tick.rule(), policy), tick.kept()))
                .toList();
        return new PasswordRules(lines, policy.history());
    }

    private static String words(String prefix, PasswordFault rule, PasswordPolicy policy) {
        return Messages.text(prefix + rule, arguments(rule, policy));
    }

    /**
     * Chosen by its owner.
     *
     * @throws RuleBroken at {@code password}, where he or she is in a group whose members may not; {@code identity.password.fault.…} with the first {@link PasswordFault}
     */
    public void change(UUID account, String password) {
        if (unchanging.holds(account)) throw new RuleBroken("identity.password.unchanging").at("password");
        var before = kept(() -> before(account));
        if (sameDay(before) >= before.policy().changesADay() && before.policy().changesADay() > 0)
            throw new RuleBroken("identity.password.often", before.policy().changesADay()).at("password");
        var fault = check(before.policy()).first(password, owner(account), typed -> isUsed(typed, before));
        if (fault.isPresent()) throw broken(fault.get(), before.policy());
        var hash = hashes.hash(PasswordCheck.normal(password));
        transaction.executeWithoutResult(status -> {
            table.leave(
                    account,
                    before.hash(),
                    clock.instant(),
                    Math.max(1, before.policy().history()));
            table.keep(account, new PasswordTable.Kept(clock.instant(), false, today(), sameDay(before) + 1));
            // the new one was measured just now
            table.check(account, new PasswordTable.Checked(clock.instant(), null, null));
            accountPasswords.replace(account, hash);
        });
    }

    private int sameDay(Before before) {
        return today().equals(before.kept().day()) ? before.kept().changes() : 0;
    }

    private Before before(UUID account) {
        var policy = domains.of(account).policy();
        var hash = accountPasswords.hash(account).orElseThrow(() -> new NotFound("account " + account));
        return new Before(
                policy,
                hash,
                table.former(account, policy.history()),
                table.find(account).orElse(PasswordTable.Kept.NEVER));
    }

    /** The one that is in use counts among those that were, where any do. */
    private boolean isUsed(String password, Before before) {
        if (before.policy().history() == 0) return false;
        var all = new ArrayList<String>();
        all.add(before.hash());
        all.addAll(
                before.former().stream().limit(before.policy().history() - 1L).toList());
        return all.stream().anyMatch(hash -> hashes.matches(password, hash));
    }

    static RuleBroken broken(PasswordFault fault, PasswordPolicy policy) {
        return new RuleBroken("identity.password.fault." + fault, arguments(fault, policy)).at("password");
    }

    static Object[] arguments(PasswordFault fault, PasswordPolicy policy) {
        return switch (fault) {
            case TOO_SHORT -> new Object[] {policy.shortest()};
            case TOO_LONG -> new Object[] {policy.longest()};
            case WRONG_SPECIAL_CHARACTERS -> new Object[] {policy.specials()};
            case OLD_PASSWORD -> new Object[] {policy.history()};
            default -> new Object[] {};
        };
    }

    /** Whether it is to be changed, and how soon. One that its owner has never chosen is not asked to be. */
    public PasswordDue due(UUID account) {
        return due(account, domains.of(account).policy());
    }

    /** The same, where the rules of its domain are at hand. */
    public PasswordDue due(UUID account, PasswordPolicy policy) {
        var standing = standing(account);
        var due = standing.kept().forced()
                ? PasswordDue.NOW
                : deadline(standing, policy)
                        .map(found -> found.due(clock.instant()))
                        .orElse(PasswordDue.NO);
        // nobody is asked for what he or she may not do
        return due != PasswordDue.NO && unchanging.holds(account) ? PasswordDue.NO : due;
    }

    /** Why it is to be changed soon, and by when, in words; empty where it is not. */
    public String reminder(UUID account) {
        var policy = domains.of(account).policy();
        return deadline(standing(account), policy)
                .map(found -> found.words(policy))
                .orElse("");
    }

    private PasswordTable.Standing standing(UUID account) {
        return kept(() -> table.standing(account).orElse(PasswordTable.Standing.NEVER));
    }

    /** The one that comes first. */
    private static Optional<Deadline> deadline(PasswordTable.Standing of, PasswordPolicy policy) {
        return Stream.of(
                        Deadline.ofAge(of.kept().changedAt(), policy),
                        Deadline.ofFault(of.checked().fault(), of.checked().since()))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Deadline::end));
    }

    /** By a link there is another one, which is measured at its first use. */
    @EventListener
    public void on(AccountKept kept) {
        table.forgetCheck(kept.account());
    }

    /** A password alone is not enough for this account, whatever its domain says. Within the running transaction. */
    public void demandSecond(UUID account) {
        table.demandSecond(account);
    }

    public boolean demandsSecond(UUID account) {
        return kept(() -> table.demandsSecond(account));
    }

    /** The rules that the passwords in use of these accounts break; without those that break none. */
    public Map<UUID, PasswordFault> faults(Collection<UUID> of) {
        return kept(() -> table.faults(of));
    }

    /** Has to be changed at the next sign-in. */
    public void force(UUID account, @Nullable String reason) {
        transaction.executeWithoutResult(status -> {
            var kept = table.find(account).orElse(PasswordTable.Kept.NEVER);
            table.keep(account, new PasswordTable.Kept(kept.changedAt(), true, kept.day(), kept.changes()));
            audit.changed("identity.password.force", "account:" + account, null, null, reason);
        });
    }

    private PasswordCheck check(PasswordPolicy policy) {
        return new PasswordCheck(policy, leaked::knows);
    }

    private Owner owner(UUID account) {
        var found = accounts.find(account).orElseThrow(() -> new NotFound("account " + account));
        return new Owner(found.userName(), found.displayName());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    private <T> T kept(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
