package dk.faelled.identity.assurance;

import dk.faelled.identity.assurance.Proofing.State;
import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.terms.Terms;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What registrants do: see somebody, note the document, choose a level, and confirm what another has seen (IDP-06). */
@Service
@Transactional
class Registrations {
    private static final int SHOWN = 20;
    private final ProofingTable table;
    private final Persons persons;
    private final Levels levels;
    private final Terms terms;
    private final Factors factors;
    private final Audit audit;
    private final Clock clock;

    private record Seen(NsisLevel level, Document document, String documentEnd, State state, int factors) {
        static Seen of(Proofing proofing) {
            return new Seen(
                    proofing.level(),
                    proofing.document(),
                    proofing.documentEnd(),
                    proofing.state(),
                    proofing.factors().size());
        }
    }

    Registrations(
            ProofingTable table,
            Persons persons,
            Levels levels,
            Terms terms,
            Factors factors,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.persons = persons;
        this.levels = levels;
        this.terms = terms;
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Proofing> of(UUID person) {
        return table.of(person, SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<Proofing> open(UUID person) {
        return table.open(person);
    }

    /**
     * Somebody was seen.
     *
     * @param end the last 4 characters of the document's number
     * @param shown ids of apps and passkeys that the person has along and has shown to be his or hers
     * @throws RuleBroken at {@code level} or {@code end}, or where this person can be given none
     */
    public Proofing register(UUID id, NsisLevel level, Document document, String end, Set<UUID> shown) {
        var person = eligible(id);
        var assurance = levels.assurance();
        if (level == NsisLevel.NONE || !assurance.cap().reaches(level))
            throw new RuleBroken("identity.registration.cap", RegistrationPages.name(assurance.cap())).at("level");
        var kept = end.strip().toUpperCase(Locale.ROOT);
        if (!kept.matches("[A-Z0-9]{4}")) throw new RuleBroken("identity.registration.end").at("end");
        var held = held(person).stream().map(Factors.Held::id).toList();
        if (!held.containsAll(shown)) throw new RuleBroken("identity.registration.factor").at("factor");
        var before = table.open(id);
        if (before.filter(open -> open.state() == State.WAITING).isPresent())
            throw new RuleBroken("identity.registration.waits");
        levels.drop(id);
        var actor = Context.current().actor();
        var proofing = new Proofing(
                Ids.next(),
                person.id(),
                level,
                document,
                kept,
                assurance.fourEyes() ? State.WAITING : State.GRANTED,
                List.copyOf(shown),
                actor.id(),
                actor.name(),
                clock.instant(),
                null);
        if (!table.add(proofing)) throw new RuleBroken("identity.registration.waits");
        note("identity.level.register", person, proofing);
        if (proofing.state() == State.GRANTED) raise(person, proofing);
        return proofing;
    }

    /** @throws RuleBroken where it is the same registrant, or nothing waits any more */
    public void confirm(UUID id) {
        var person = eligible(id);
        var waiting = waiting(id);
        if (!levels.assurance().cap().reaches(waiting.level()))
            throw new RuleBroken(
                    "identity.registration.cap",
                    RegistrationPages.name(levels.assurance().cap()));
        second(person, waiting, State.GRANTED, "identity.level.confirm");
        raise(person, waiting);
    }

    /** @throws RuleBroken as {@link #confirm} */
    public void refuse(UUID id) {
        second(persons.other(id), waiting(id), State.REFUSED, "identity.level.refuse");
    }

    private void second(Person person, Proofing waiting, State state, String action) {
        var actor = Context.current().actor();
        if (waiting.registrant().equals(actor.id())) throw new RuleBroken("identity.registration.same");
        if (!table.second(waiting.id(), state, actor, clock.instant()))
            throw new RuleBroken("identity.registration.gone");
        note(action, person, waiting);
    }

    /** What the person has beside the password. */
    @Transactional(readOnly = true)
    public List<Factors.Held> held(Person person) {
        var account = person.account();
        return account == null ? List.of() : factors.of(account);
    }

    private void raise(Person person, Proofing granted) {
        var account = person.account();
        if (account != null && !granted.factors().isEmpty()) factors.level(account, granted.factors(), granted.level());
    }

    private Proofing waiting(UUID person) {
        return table.open(person)
                .filter(open -> open.state() == State.WAITING)
                .orElseThrow(() -> new RuleBroken("identity.registration.gone"));
    }

    /** @throws RuleBroken where nobody can give the person a level */
    private Person eligible(UUID id) {
        var person = persons.other(id);
        if (person.robot()) throw new RuleBroken("identity.person.robot");
        if (!person.allowed()) throw new RuleBroken("identity.level.not-allowed");
        if (!person.locks(clock.instant()).isEmpty()) throw new RuleBroken("identity.registration.locked");
        if (terms.of(person).isEmpty()) throw new RuleBroken("identity.registration.no-terms");
        return person;
    }

    private void note(String action, Person person, Proofing proofing) {
        audit.changed(action, "identity-person:" + person.id(), null, Seen.of(proofing), null);
    }
}
