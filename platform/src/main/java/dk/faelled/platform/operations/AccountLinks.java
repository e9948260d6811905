package dk.faelled.platform.operations;

import dk.faelled.platform.AccountKept;
import dk.faelled.platform.AccountLinkUsed;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Audit;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.PasswordTerms;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Unguessable;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One-time links (engangslinks) by which somebody sets the password of a first account. Kept as hashes only. */
@Component
class AccountLinks {
    private final AccountLinkTable table;
    private final Accounts accounts;
    private final TenantRegister tenants;
    private final Audit audit;
    private final Clock clock;
    private final BreakGlass breakGlass;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<PasswordTerms> terms;

    /** @param token shown once and kept by nobody */
    record Made(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Made[expiresAt=" + expiresAt + "]";
        }
    }

    private record Offered(String userName, String displayName, Set<String> roles, Instant expiresAt) {}

    AccountLinks(
            AccountLinkTable table,
            Accounts accounts,
            TenantRegister tenants,
            Audit audit,
            Clock clock,
            BreakGlass breakGlass,
            ApplicationEventPublisher events,
            ObjectProvider<PasswordTerms> terms) {
        this.terms = terms;
        this.breakGlass = breakGlass;
        this.events = events;
        this.table = table;
        this.accounts = accounts;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of the current authority. Earlier links of the user that nobody used are worth nothing from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Made make(String userName, String displayName, Set<String> roles, Duration life) {
        return make(userName, displayName, roles, null, life);
    }

    /** @param person of the organisation whom the account is tied to; null for nobody */
    @Transactional(propagation = Propagation.MANDATORY)
    public Made make(String userName, String displayName, Set<String> roles, @Nullable UUID person, Duration life) {
        var token = Unguessable.text();
        var expiresAt = clock.instant().plus(life);
        table.replace(
                Sha256.of(token),
                new AccountLinkTable.Link(userName, displayName, roles, person, false),
                clock.instant(),
                expiresAt);
        audit.changed(
                "platform.account-link.create",
                "tenant:" + Tenant.current(),
                null,
                new Offered(userName, displayName, roles, expiresAt),
                null);
        return new Made(token, expiresAt);
    }

    /** The one it is for; empty where it is unknown, used or too old. */
    @Transactional(readOnly = true)
    public Optional<AccountLinkTable.Link> find(String token) {
        return table.open(Sha256.of(token), clock.instant());
    }

    /** What came of a link. */
    record Used(AccountKept account, AccountLinkTable.Link link) {
        /** Nobody who operates, or was let in from the console, goes on without a second factor. */
        boolean needsSecond() {
            return link.breakGlass() || link.roles().contains(BuiltInRole.OPERATOR.name());
        }
    }

    /** Uses it up. @throws RuleBroken where it is unknown, used or too old, or the password is none that may be chosen */
    @Transactional
    public Used use(String token, String password) {
        var link = table.use(Sha256.of(token), clock.instant())
                .orElseThrow(() -> new RuleBroken("platform.first-sign-in.gone"));
        terms.ifAvailable(rules -> rules.check(link.userName(), link.displayName(), password));
        if (link.breakGlass()) breakGlass.alarm();
        var id = accounts.keepWith(link.userName(), link.displayName(), password, link.roles(), link.person());
        tenants.activate(Tenant.current());
        audit.changed("platform.account-link.use", "tenant:" + Tenant.current(), null, null, null);
        events.publishEvent(new AccountLinkUsed(Tenant.current(), id, link.roles(), link.breakGlass()));
        return new Used(accounts.find(id).orElseThrow(), link);
    }
}
