package dk.faelled.identity.signin;

import dk.faelled.identity.assurance.Levels;
import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.network.Networks;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.session.Device;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.Subject;
import dk.faelled.identity.session.Surroundings;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a decision is told of whoever signs in, and from where. */
@Component
@Transactional(readOnly = true)
public class Subjects {
    private final Apps apps;
    private final Passkeys passkeys;
    private final Persons persons;
    private final Domains domains;
    private final Groups groups;
    private final OwnPasswords passwords;
    private final Levels levels;
    private final Networks networks;
    private final Clock clock;

    /** @param person empty for an account that is nobody's yet */
    public record Known(Subject subject, Domain domain, Optional<Person> person) {}

    Subjects(
            Apps apps,
            Passkeys passkeys,
            Persons persons,
            Domains domains,
            Groups groups,
            OwnPasswords passwords,
            Levels levels,
            Networks networks,
            Clock clock) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.persons = persons;
        this.domains = domains;
        this.groups = groups;
        this.passwords = passwords;
        this.levels = levels;
        this.networks = networks;
        this.clock = clock;
    }

    /** Of an account of the current authority, in a session that was begun so. */
    public Known of(UUID account, SessionFacts.Method by) {
        var known = of(account);
        return by == SessionFacts.Method.SOURCE
                ? new Known(known.subject().withoutPassword(), known.domain(), known.person())
                : known;
    }

    /** Of an account of the current authority. */
    public Known of(UUID account) {
        var domain = domains.of(account);
        var person = persons.ofAccount(account);
        var standing = person.map(levels::standing).orElse(Levels.Standing.NONE);
        var subject = new Subject(
                standing.level(),
                person.map(Person::allowed).orElse(false),
                standing.terms(),
                standing.level() != NsisLevel.NONE,
                domain.name(),
                person.map(this::groups).orElse(Set.of()),
                person.map(one -> one.locks(clock.instant())).orElse(Set.of()),
                devices(account),
                passwords.due(account, domain.policy()));
        return new Known(subject, domain, person);
    }

    private Set<String> groups(Person person) {
        return groups.of(person.id()).stream()
                .map(group -> group.id().toString())
                .collect(Collectors.toSet());
    }

    /** @param address of the browser */
    public Surroundings where(String address) {
        return new Surroundings(
                clock.instant(), networks.isKnown(address), levels.assurance().offersHigh());
    }

    /** From a place that nobody tells. */
    public Surroundings elsewhere() {
        return new Surroundings(clock.instant(), false, levels.assurance().offersHigh());
    }

    /** A key serves under its own name only; which one the page is under is not asked here. */
    private List<Device> devices(UUID account) {
        var now = clock.instant();
        return Stream.concat(
                        apps.of(account).stream()
                                .map(app ->
                                        new Device(app.id(), app.level(), app.isLocked(now), false, app.lastUsedAt())),
                        passkeys.of(account).stream()
                                .map(key -> new Device(
                                        key.id(), key.level(), key.flaggedAt() != null, false, key.lastUsedAt())))
                .toList();
    }
}
