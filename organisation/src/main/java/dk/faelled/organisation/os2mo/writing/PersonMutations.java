package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.SealedCpr;
import dk.faelled.platform.Cpr;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Persons: there from their birth; whoever leaves stays, without all that pointed to him or her. */
@Component
class PersonMutations extends Mutations<PersonId, Person> {
    private final People people;

    PersonMutations(People people) {
        super(people, PersonId::new, "employee");
        this.people = people;
    }

    @Override
    PersonId create(Given given) {
        var id = chosen(given);
        return people.add(id, made(given, id.toString()), cpr(given), null);
    }

    /** Whoever is there again after a while has, from that day on, what he or she had before. */
    @Override
    PersonId terminate(Given given) {
        var id = named(given);
        people.endAll(id, given.off(), Boolean.TRUE.equals(given.input().get("vacate")), null);
        return id;
    }

    @Override
    Person made(Given given, String key) {
        return new Person(
                given.key(key),
                given.demanded("given_name"),
                given.demanded("surname"),
                given.kept("nickname_given_name", ""),
                given.kept("nickname_surname", ""),
                null,
                given.date("seniority"));
    }

    @Override
    Person changed(Person person, Given given) {
        var seniority = given.date("seniority");
        return new Person(
                given.kept("user_key", person.userKey()),
                given.kept("given_name", person.givenName()),
                given.kept("surname", person.surname()),
                given.kept("nickname_given_name", person.nicknameGivenName()),
                given.kept("nickname_surname", person.nicknameSurname()),
                cpr(given, person.cpr()),
                seniority == null ? person.seniority() : seniority);
    }

    private @Nullable SealedCpr cpr(Given given, @Nullable SealedCpr before) {
        var cpr = cpr(given);
        return cpr == null ? before : people.sealed(cpr);
    }

    private static @Nullable Cpr cpr(Given given) {
        var digits = given.text("cpr_number");
        return digits == null ? null : new Cpr(digits);
    }
}
