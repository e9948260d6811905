package dk.faelled.identity.person;

import dk.faelled.identity.session.OwnSessions;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.AccountDisabled;
import dk.faelled.roles.AccountEnabled;
import dk.faelled.roles.UserId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Persons, and what an administrator does about them: each with a reason, and nobody about himself. */
@Service
@Transactional
public class Persons {
    private static final int LONGEST_REASON = 500;
    private final PersonTable table;
    private final Domains domains;
    private final OwnSessions sessions;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    private record Locked(String userName) {}

    Persons(
            PersonTable table,
            Domains domains,
            OwnSessions sessions,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.domains = domains;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Every account of Fælled is a person of the domain of accounts, but for one that a person of another domain is given. */
    @EventListener
    public void on(AccountKept kept) {
        if (kept.person() == null || !table.tie(kept))
            table.keep(kept, domains.ofAccounts().id());
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public Person get(UUID id) {
        return table.find(id).orElseThrow(() -> new NotFound("person " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Person> ofAccount(UUID account) {
        return table.ofAccount(account);
    }

    /**
     * The name that the person signs in to Fælled with, now or when he or she is given an account: the user name, with its
     * domain where somebody has the name already.
     */
    @Transactional(readOnly = true)
    public String signInName(Person person) {
        return person.account() == null && table.isTaken(person.userName())
                ? person.userName() + "@" + domains.get(person.domain()).name()
                : person.userName();
    }

    /** Signed out everywhere, and in nowhere until it is unlocked. */
    public void lock(UUID id, String reason) {
        var person = acted(id, reason);
        if (person.adminLockAt() != null) return;
        table.lock(id, clock.instant(), reason.strip());
        audit.changed("identity.person.lock", "identity-person:" + id, null, new Locked(person.userName()), reason);
        var account = person.account();
        if (account == null) return;
        // the catalogue refuses where nobody would be left who can give rights
        events.publishEvent(new AccountDisabled(Tenant.current(), new UserId(account), clock.instant()));
        sessions.endAfterCommit(account);
    }

    public void unlock(UUID id, String reason) {
        var person = acted(id, reason);
        if (person.adminLockAt() == null) return;
        table.lock(id, null, null);
        audit.changed("identity.person.unlock", "identity-person:" + id, new Locked(person.userName()), null, reason);
        if (person.account() != null)
            events.publishEvent(new AccountEnabled(Tenant.current(), new UserId(person.account()), clock.instant()));
    }

    /**
     * The person, of somebody who may be acted upon.
     *
     * @throws RuleBroken where it is the one who acts, or there is no reason
     */
    public Person acted(UUID id, String reason) {
        var person = get(id);
        var actor = Context.current().actor().id();
        if (actor.equals(person.account()) || actor.equals(person.organisationPerson()))
            throw new RuleBroken("identity.person.self");
        if (reason.isBlank()) throw new RuleBroken("identity.person.reason").at("reason");
        if (reason.strip().length() > LONGEST_REASON)
            throw new RuleBroken("identity.person.reason.long", LONGEST_REASON).at("reason");
        return person;
    }
}
