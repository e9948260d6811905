package dk.faelled.identity.coredata;

import dk.faelled.identity.coredata.LeaverTable.Gone;
import dk.faelled.identity.coredata.PersonLoadTable.Kept;
import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.person.IdentityAllowed;
import dk.faelled.identity.person.IdentityForbidden;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.signin.AccountKeeping;
import dk.faelled.roles.AccountDeleted;
import dk.faelled.roles.AccountDisabled;
import dk.faelled.roles.AccountEnabled;
import dk.faelled.roles.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from persons that were written, locked or erased: the log, sessions, accounts, and who hears of it. Within the load's transaction. */
@Component
class Consequences {
    private final LeaverTable leavers;
    private final Groups groups;
    private final Factors factors;
    private final OwnSessions sessions;
    private final AccountKeeping accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private record Named(String userName) {}

    Consequences(
            LeaverTable leavers,
            Groups groups,
            Factors factors,
            OwnSessions sessions,
            AccountKeeping accounts,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leavers = leavers;
        this.groups = groups;
        this.factors = factors;
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void kept(List<Kept> all) {
        if (all.isEmpty()) return;
        audit.changed(all.stream().map(Consequences::change).toList());
        var less = all.stream().filter(Kept::less).toList();
        leavers.dropProofs(less.stream().map(Kept::id).toList(), clock.instant());
        factors.worthNothing(
                less.stream().map(Kept::account).filter(Objects::nonNull).toList());
        for (var one : all) {
            var account = one.account();
            if (account == null) continue;
            tellOfTheRight(one);
            if (one.returned() && one.open())
                events.publishEvent(new AccountEnabled(Tenant.current(), new UserId(account), clock.instant()));
            if (one.less() || isExpired(one)) sessions.endAfterCommit(account);
        }
    }

    /** Its owner gets a letter. */
    private void tellOfTheRight(Kept one) {
        var before = one.before();
        if (before == null || before.allowed() == one.after().allowed()) return;
        events.publishEvent(one.after().allowed() ? new IdentityAllowed(one.id()) : new IdentityForbidden(one.id()));
    }

    private boolean isExpired(Kept one) {
        var at = one.after().expiresAt();
        return at != null && !clock.instant().isBefore(at);
    }

    private static Change change(Kept one) {
        var action = one.before() == null
                ? "identity.person.create"
                : one.returned() ? "identity.person.return" : "identity.person.update";
        return new Change(action, entity(one.id()), one.before(), one.after(), null);
    }

    /** They can sign in no more until they are posted again. */
    void locked(List<Gone> all, Instant now) {
        if (all.isEmpty()) return;
        audit.changed(all.stream()
                .map(one ->
                        new Change("identity.person.leave", entity(one.id()), new Named(one.userName()), null, null))
                .toList());
        var ids = all.stream().map(Gone::id).toList();
        groups.leave(ids);
        leavers.dropProofs(ids, now);
        for (var account : accounts(all)) {
            events.publishEvent(new AccountDisabled(Tenant.current(), new UserId(account), now));
            sessions.endAfterCommit(account);
        }
    }

    /** They are gone for good, and their accounts with them. */
    void erased(List<Gone> all, Instant now) {
        if (all.isEmpty()) return;
        audit.changed(all.stream()
                .map(one ->
                        new Change("identity.person.erase", entity(one.id()), new Named(one.userName()), null, null))
                .toList());
        var gone = accounts(all);
        for (var account : gone) {
            events.publishEvent(new AccountDeleted(Tenant.current(), new UserId(account), now));
            sessions.endAfterCommit(account);
        }
        accounts.close(gone);
        accounts.withdrawLinks(
                all.stream().map(Gone::invited).filter(Objects::nonNull).toList());
    }

    private static List<UUID> accounts(List<Gone> all) {
        return all.stream().map(Gone::account).filter(Objects::nonNull).toList();
    }

    private static String entity(UUID person) {
        return "identity-person:" + person;
    }
}
