package dk.faelled.organisation.person;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.History;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.importing.Values;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The use cases of the person form. */
@Service
@Transactional
class PersonEditing {
    private final People people;

    PersonEditing(People people) {
        this.people = people;
    }

    PersonId create(PersonForm form) {
        var id = new PersonId(UUID.randomUUID());
        var key = form.userKey().isBlank() ? id.value().toString() : form.userKey().strip();
        var person = new Person(
                key, form.givenName().strip(), form.surname().strip(), form.nickname().strip(), "", null, null);
        var cpr = form.cpr().isBlank() ? null : parse(form.cpr());
        return people.add(id, person, cpr, note(form));
    }

    /** Writes from the day on, or over the stretch in which the present value holds when it was wrong. */
    void change(PersonId id, PersonForm form) {
        var history = people.history(id);
        if (history.entries().isEmpty()) throw ErrorKey.PERSON_NOT_FOUND.broken(id);
        if (newest(history) != form.registration()) throw new RuleBroken("organisation.changed-meanwhile");
        var from = Values.date(form.from())
                .orElseThrow(() -> new RuleBroken("organisation.import.problem.date").at("from"));
        var over = form.kind().equals("correction") ? stretch(history, from) : Validity.from(from);
        people.update(id, over, old -> changed(old, form), note(form));
    }

    private Person changed(Person old, PersonForm form) {
        return new Person(
                form.userKey().isBlank() ? old.userKey() : form.userKey().strip(),
                form.givenName().strip(),
                form.surname().strip(),
                form.nickname().strip(),
                old.nicknameSurname(),
                form.cpr().isBlank() ? old.cpr() : people.sealed(parse(form.cpr())),
                old.seniority());
    }

    static long newest(History<Person> history) {
        return history.entries().isEmpty()
                ? 0
                : history.entries().getLast().registration().number();
    }

    private static Validity stretch(History<Person> history, LocalDate day) {
        return history.entries().getLast().segments().list().stream()
                .map(Segment::valid)
                .filter(valid -> valid.contains(day))
                .findFirst()
                .orElse(Validity.from(day));
    }

    private static Cpr parse(String text) {
        try {
            return Cpr.parse(text);
        } catch (RuleBroken wrong) {
            throw wrong.at("cpr");
        }
    }

    private static @org.jspecify.annotations.Nullable String note(PersonForm form) {
        return form.note().isBlank() ? null : form.note().strip();
    }

    PersonForm form(PersonId id, AsOf asOf) {
        var history = people.history(id);
        var person = people.find(id, asOf).orElseThrow(() -> ErrorKey.PERSON_NOT_FOUND.broken(id));
        return new PersonForm(
                id,
                person.givenName(),
                person.surname(),
                person.nicknameGivenName(),
                person.userKey(),
                "",
                asOf.on().toString(),
                "change",
                "",
                newest(history),
                dk.faelled.platform.page.Errors.NONE);
    }
}
