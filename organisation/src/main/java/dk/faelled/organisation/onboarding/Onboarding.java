package dk.faelled.organisation.onboarding;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.editing.Entries;
import dk.faelled.organisation.editing.Sheet;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a newcomer down: the person and everything that goes with it, or nothing. */
@Component
class Onboarding {
    private final NewcomerTable table;
    private final Entries entries;
    private final AllRegisters registers;
    private final People people;

    Onboarding(NewcomerTable table, Entries entries, AllRegisters registers, People people) {
        this.table = table;
        this.entries = entries;
        this.registers = registers;
        this.people = people;
    }

    /** What can be told of an entry before the others are there. */
    void check(Newcomer newcomer, Step step, Typed in, Moment moment) {
        var sheet = Objects.requireNonNull(step.sheet());
        entries.state(sheet, given(newcomer, step), in, moment);
        if (step != Step.PERSON) {
            entries.valid(in);
            return;
        }
        if (!in.text("cpr").isEmpty()
                && !people.withCpr(Cpr.parse(in.text("cpr")), AsOf.on(moment.today()))
                        .isEmpty()) throw new RuleBroken("organisation.onboarding.known").at("cpr");
    }

    static Map<String, Id> given(Newcomer newcomer, Step step) {
        return step == Step.PERSON ? Map.of() : Map.of("person", new PersonId(newcomer.id()));
    }

    @Transactional
    public PersonId finish(UUID id, Moment moment, @Nullable String note) {
        var newcomer = table.find(id).orElseThrow(() -> new NotFound("newcomer " + id));
        if (newcomer.of(Step.PERSON).isEmpty())
            throw new StepBroken(Step.PERSON, id, new RuleBroken("organisation.onboarding.nobody"));
        if (!table.drop(id)) throw new NotFound("newcomer " + id);
        for (var step : Step.values())
            for (var entry : newcomer.of(step))
                try {
                    write(newcomer, entry, moment, note);
                } catch (RuleBroken broken) {
                    throw new StepBroken(step, entry.id(), broken);
                }
        return new PersonId(id);
    }

    private void write(Newcomer newcomer, Newcomer.Entry entry, Moment moment, @Nullable String note) {
        var sheet = Objects.requireNonNull(entry.step().sheet());
        var state = entries.state(sheet, given(newcomer, entry.step()), entry.typed(), moment);
        if (state instanceof Person person) {
            var cpr = entry.typed().text("cpr");
            people.add(new PersonId(entry.id()), person.with(null), cpr.isEmpty() ? null : Cpr.parse(cpr), note);
        } else put(registers.of(sheet.type()), sheet, entry, state, note);
    }

    @SuppressWarnings("unchecked")
    private <I extends Id, A extends Record> void put(
            Register<I, ?> register, Sheet<?> sheet, Newcomer.Entry entry, Record state, @Nullable String note) {
        ((Register<I, A>) register)
                .create((I) sheet.type().id(entry.id()), entries.valid(entry.typed()), (A) state, note);
    }
}
