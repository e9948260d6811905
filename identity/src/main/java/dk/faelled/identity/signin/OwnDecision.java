package dk.faelled.identity.signin;

import dk.faelled.identity.assurance.Levels;
import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.network.Networks;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.session.Decision;
import dk.faelled.identity.session.Device;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.RelyingParty;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.identity.session.Subject;
import dk.faelled.identity.session.Surroundings;
import dk.faelled.identity.session.Wish;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The decision of identity 4.5 for signing in to Fælled itself: no level is demanded, and a second factor of whoever
 * has one, or is of a domain that demands one.
 */
@Component
class OwnDecision {
    private final Apps apps;
    private final Passkeys passkeys;
    private final Persons persons;
    private final Domains domains;
    private final OwnPasswords passwords;
    private final Levels levels;
    private final Networks networks;
    private final Clock clock;

    OwnDecision(
            Apps apps,
            Passkeys passkeys,
            Persons persons,
            Domains domains,
            OwnPasswords passwords,
            Levels levels,
            Networks networks,
            Clock clock) {
        this.levels = levels;
        this.networks = networks;
        this.apps = apps;
        this.passkeys = passkeys;
        this.persons = persons;
        this.domains = domains;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** For an account of the current authority. @param address of the browser */
    Decision of(UUID account, Proofs proofs, String address) {
        var devices = devices(account);
        var domain = domains.of(account);
        var person = persons.ofAccount(account);
        var standing = person.map(levels::standing).orElse(Levels.Standing.NONE);
        var subject = new Subject(
                standing.level(),
                person.map(Person::allowed).orElse(false),
                standing.terms(),
                standing.level() != NsisLevel.NONE,
                domain.name(),
                Set.of(),
                person.map(Person::locks).orElse(Set.of()),
                devices,
                passwords.due(account));
        var ours = new RelyingParty(
                true,
                NsisLevel.NONE,
                policy(account, domain, devices),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                domain.clocks());
        var where = new Surroundings(
                clock.instant(), networks.isKnown(address), levels.assurance().offersHigh());
        return Decision.of(Wish.ANY, proofs, ours, subject, where);
    }

    private SecondFactorPolicy policy(UUID account, Domain domain, List<Device> devices) {
        if (!devices.isEmpty() || domain.secondRequired() || passwords.demandsSecond(account))
            return SecondFactorPolicy.ALWAYS;
        return domain.secondOutside() ? SecondFactorPolicy.ALWAYS_UNKNOWN_NETWORK : SecondFactorPolicy.NEVER;
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
