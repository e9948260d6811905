package dk.faelled.identity.person;

import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.Cpr;
import dk.faelled.secondfactor.Owners;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The number that was loaded with a person, else that of the organisation; reading it stands in the log. */
@Component
class NumbersOfAccounts implements Owners {
    private final PersonTable persons;
    private static final String PURPOSE = "secondfactor.device.bind";
    private final LoadedFacts loaded;
    private final People people;

    NumbersOfAccounts(PersonTable persons, LoadedFacts loaded, People people) {
        this.loaded = loaded;
        this.persons = persons;
        this.people = people;
    }

    @Override
    public Optional<Cpr> cprOf(UUID account) {
        return persons.ofAccount(account)
                .flatMap(person -> loaded.readCpr(person.id(), PURPOSE).or(() -> ofTheOrganisation(person)));
    }

    private Optional<Cpr> ofTheOrganisation(Person person) {
        return Optional.ofNullable(person.organisationPerson())
                .flatMap(id -> people.readCpr(new PersonId(id), PURPOSE));
    }
}
