package dk.faelled.identity.assurance;

import dk.faelled.identity.assurance.Proofing.State;
import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.terms.Terms;
import dk.faelled.platform.Audit;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The NSIS levels of persons: what a registrant has given is taken at the next sign-in, once the terms are accepted. */
@Service
@Transactional
public class Levels {
    private final AssuranceTable settings;
    private final ProofingTable proofings;
    private final Persons persons;
    private final Terms terms;
    private final Factors factors;
    private final Audit audit;
    private final Clock clock;

    /**
     * What a decision asks about a person.
     *
     * @param level that the person has or is to take now
     * @param terms has accepted those that hold
     */
    public record Standing(NsisLevel level, boolean terms) {
        public static final Standing NONE = new Standing(NsisLevel.NONE, false);
    }

    Levels(
            AssuranceTable settings,
            ProofingTable proofings,
            Persons persons,
            Terms terms,
            Factors factors,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.proofings = proofings;
        this.persons = persons;
        this.terms = terms;
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Assurance assurance() {
        return settings.find().orElse(Assurance.USUAL);
    }

    void decide(Assurance after) {
        var before = assurance();
        if (after.equals(before)) return;
        settings.keep(after);
        audit.changed("identity.assurance.change", "identity-assurance:levels", before, after, null);
    }

    @Transactional(readOnly = true)
    public Standing standing(Person person) {
        if (!person.allowed()) return Standing.NONE;
        var level = proofings
                .open(person.id())
                .filter(open -> open.state() == State.GRANTED)
                .map(Proofing::level)
                .orElse(person.level());
        return level == NsisLevel.NONE ? Standing.NONE : new Standing(level, terms.accepted(person));
    }

    /** At sign-in: what was granted counts from now on, where the terms that hold are accepted. */
    public void take(UUID account) {
        var person = persons.ofAccount(account);
        if (person.isEmpty()
                || !person.get().allowed()
                || !person.get().locks(clock.instant()).isEmpty()) return;
        var open = proofings.open(person.get().id()).filter(one -> one.state() == State.GRANTED);
        if (open.isEmpty() || !terms.accepted(person.get())) return;
        if (proofings.move(open.get().id(), State.GRANTED, State.TAKEN, clock.instant()))
            persons.raise(person.get().id(), open.get().level(), null);
    }

    /** No NSIS identity from now on. */
    public void forbid(UUID person, String reason) {
        persons.forbid(person, reason);
        drop(person);
        lower(persons.get(person));
    }

    /** A program, which never has one. */
    public void robot(UUID person, String reason) {
        persons.robot(person, reason);
        drop(person);
        lower(persons.get(person));
    }

    /** What was given, and what waits, is worth nothing. */
    public void withdraw(UUID id, String reason) {
        var person = persons.acted(id, reason);
        drop(person.id());
        persons.raise(person.id(), NsisLevel.NONE, reason);
        lower(person);
    }

    /** What was bound under a proof that is worth nothing any more is as little worth. */
    private void lower(Person person) {
        var account = person.account();
        if (account != null)
            factors.level(
                    account, factors.of(account).stream().map(Factors.Held::id).toList(), NsisLevel.NONE);
    }

    void drop(UUID person) {
        proofings
                .open(person)
                .filter(open -> proofings.move(open.id(), open.state(), State.DROPPED, clock.instant()))
                .ifPresent(open -> audit.changed("identity.level.drop", "identity-person:" + person, null, null, null));
    }
}
