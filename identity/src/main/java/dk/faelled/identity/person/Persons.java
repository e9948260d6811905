package dk.faelled.identity.person;

import dk.faelled.identity.AccountCreated;
import dk.faelled.identity.LevelChanged;
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
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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

    /** As the log keeps it. */
    private record Standing(NsisLevel level, boolean allowed, boolean trusted, boolean robot) {
        static Standing of(Person person) {
            return new Standing(person.level(), person.allowed(), person.trusted(), person.robot());
        }
    }

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
        boolean there = table.ofAccount(kept.account()).isPresent();
        if (!(kept.person() != null && table.tie(kept)) && !table.tieInvited(kept))
            table.keep(kept, domains.ofAccounts().id());
        if (!there) events.publishEvent(new AccountCreated(kept.tenant(), kept.account(), kept.userName()));
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public Person get(UUID id) {
        return table.find(id).orElseThrow(() -> new NotFound("person " + id));
    }

    /** Whoever has that user name, in whatever domain; with the domain behind an {@code @}, in that one. */
    @Transactional(readOnly = true)
    public List<Person> named(String userName) {
        return table.named(userName.strip().toLowerCase(Locale.ROOT));
    }

    /** By the id that was asked for, of the person or of the account; of many at once, those that are there. */
    @Transactional(readOnly = true)
    public Map<UUID, Person> all(Collection<UUID> ids) {
        var asked = Set.copyOf(ids);
        var all = new HashMap<UUID, Person>();
        for (var person : table.all(asked)) {
            if (asked.contains(person.id())) all.put(person.id(), person);
            var account = person.account();
            if (account != null && asked.contains(account)) all.put(account, person);
        }
        return all;
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

    /** A link was made by which a person whom another program loads gets an account. @param account its name */
    public void invited(Person person, String account) {
        if (person.loadedUuid() != null) table.invite(person.id(), account);
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

    /** Has accepted terms. The caller notes which. */
    public void accepted(Person person, UUID terms, Instant at) {
        table.hold(person.id());
        table.stand(get(person.id()).accepting(terms, at));
    }

    /** @throws RuleBroken where it is a robot, which never has an NSIS identity */
    public void allow(UUID id, String reason) {
        change(id, reason, "identity.person.allow", person -> {
            if (person.robot()) throw new RuleBroken("identity.person.robot");
            return person.standing(person.level(), true);
        });
    }

    /** No NSIS identity from now on; a level that was there is gone at once. */
    public void forbid(UUID id, String reason) {
        change(id, reason, "identity.person.forbid", person -> person.standing(NsisLevel.NONE, false));
    }

    /** A program for ever. */
    public void robot(UUID id, String reason) {
        change(id, reason, "identity.person.robot", person -> person.standing(NsisLevel.NONE, false)
                .asRobot());
    }

    public void trust(UUID id, boolean trusted, String reason) {
        change(
                id,
                reason,
                trusted ? "identity.person.trust" : "identity.person.untrust",
                person -> person.trusted(trusted));
    }

    /**
     * Another level from now on; whoever calls has looked at what it rests on.
     *
     * @throws RuleBroken where the person may have none, or has accepted no terms
     */
    public void raise(UUID id, NsisLevel level, @Nullable String reason) {
        table.hold(id);
        var before = get(id);
        if (level != NsisLevel.NONE && !before.allowed()) throw new RuleBroken("identity.level.not-allowed");
        if (level != NsisLevel.NONE && before.termsId() == null) throw new RuleBroken("identity.level.no-terms");
        change(before, before.standing(level, before.allowed()), "identity.level.change", reason);
    }

    private void change(UUID id, String reason, String action, UnaryOperator<Person> how) {
        table.hold(id);
        var before = acted(id, reason);
        change(before, how.apply(before), action, reason);
    }

    private void change(Person before, Person after, String action, @Nullable String reason) {
        if (after.equals(before)) return;
        table.stand(after);
        audit.changed(action, "identity-person:" + before.id(), Standing.of(before), Standing.of(after), reason);
        if (after.level() != before.level())
            events.publishEvent(
                    new LevelChanged(Tenant.current(), before.id(), before.account(), before.level(), after.level()));
        if (after.allowed() && !before.allowed()) events.publishEvent(new IdentityAllowed(before.id()));
        if (!after.allowed() && before.allowed()) events.publishEvent(new IdentityForbidden(before.id()));
        // what was begun with more ends
        if (before.account() != null && !after.level().reaches(before.level()))
            sessions.endAfterCommit(before.account());
    }

    /**
     * The person, of somebody who may be acted upon.
     *
     * @throws RuleBroken where it is the one who acts, or there is no reason
     */
    public Person acted(UUID id, String reason) {
        var person = other(id);
        if (reason.isBlank()) throw new RuleBroken("identity.person.reason").at("reason");
        if (reason.strip().length() > LONGEST_REASON)
            throw new RuleBroken("identity.person.reason.long", LONGEST_REASON).at("reason");
        return person;
    }

    /** Anybody but the one who acts, under whatever user name. @throws RuleBroken where it is the same */
    public Person other(UUID id) {
        var person = get(id);
        var actor = Context.current().actor().id();
        if (actor.equals(person.account()) || actor.equals(person.organisationPerson()))
            throw new RuleBroken("identity.person.self");
        return person;
    }
}
