package dk.faelled.identity.desk;

import dk.faelled.identity.assurance.Levels;
import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.factor.App;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Passkey;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.operations.Invitations;
import dk.faelled.platform.operations.Invitations.Invitation;
import dk.faelled.platform.signin.AccountPasswords;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does what a service desk does about people, in one transaction with the note of why. */
@Service
@Transactional
class Deeds {
    private static final Duration LIFE = Duration.ofHours(24);
    private final Persons persons;
    private final Levels levels;
    private final Apps apps;
    private final Passkeys passkeys;
    private final OwnPasswords passwords;
    private final AccountPasswords accounts;
    private final OwnSessions sessions;
    private final Invitations invitations;
    private final Accounts known;
    private final Audit audit;

    Deeds(
            Persons persons,
            Levels levels,
            Apps apps,
            Passkeys passkeys,
            OwnPasswords passwords,
            AccountPasswords accounts,
            OwnSessions sessions,
            Invitations invitations,
            Accounts known,
            Audit audit) {
        this.persons = persons;
        this.levels = levels;
        this.apps = apps;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
        this.invitations = invitations;
        this.known = known;
        this.audit = audit;
    }

    /** @throws RuleBroken where it is the one who acts, there is no reason, or no account to act upon */
    public void act(UUID id, Act act, String reason) {
        var person = persons.acted(id, reason);
        switch (act) {
            case LOCK -> persons.lock(id, reason);
            case UNLOCK -> persons.unlock(id, reason);
            case TRIES -> {
                accounts.unlock(account(person));
                audit.changed("identity.person.tries", "account:" + account(person), null, null, reason);
            }
            case FORCE -> passwords.force(account(person), reason);
            case FACTORS -> removeFactors(account(person), reason);
            case SESSIONS -> {
                sessions.endAfterCommit(account(person));
                audit.changed("identity.session.end", "account:" + account(person), null, null, reason);
            }
            case ALLOW -> persons.allow(id, reason);
            case FORBID -> levels.forbid(id, reason);
            case TRUST -> persons.trust(id, true, reason);
            case UNTRUST -> persons.trust(id, false, reason);
            case ROBOT -> levels.robot(id, reason);
            case LINK -> throw new IllegalArgumentException("a link is shown: link()");
        }
    }

    /**
     * A link by which the person chooses a password; who has no account yet gets one by it, tied to the person of the
     * organisation. A second factor that is there is still asked for.
     */
    public Invitation link(UUID id, String reason) {
        var person = persons.acted(id, reason);
        var account = person.account();
        // the account's own name, which may carry the domain
        var name = account == null
                ? persons.signInName(person)
                : known.find(account).orElseThrow().userName();
        persons.invited(person, name);
        audit.changed("identity.person.link", "identity-person:" + id, null, null, reason);
        return invitations.invite(name, person.name(), person.organisationPerson(), LIFE);
    }

    /** Who had them may be who found them. */
    private void removeFactors(UUID account, String reason) {
        for (var app : apps.of(account).stream().map(App::id).toList()) apps.remove(account, app, reason);
        for (var key : passkeys.of(account).stream().map(Passkey::id).toList()) passkeys.remove(account, key, reason);
        sessions.endAfterCommit(account);
    }

    private static UUID account(Person person) {
        var account = person.account();
        if (account == null) throw new RuleBroken("identity.person.no-account");
        return account;
    }
}
