package dk.faelled.identity.person;

import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.Cpr;
import dk.faelled.secondfactor.Owners;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose account it is in the organisation, which has the CPR number; reading it stands in the log. */
@Component
class NumbersOfAccounts implements Owners {
    private final PersonTable persons;
    private final People people;

    NumbersOfAccounts(PersonTable persons, People people) {
        this.persons = persons;
        this.people = people;
    }

    @Override
    public Optional<Cpr> cprOf(UUID account) {
        return persons.ofAccount(account)
                .flatMap(person -> Optional.ofNullable(person.organisationPerson()))
                .flatMap(id -> people.readCpr(new PersonId(id), "secondfactor.device.bind"));
    }
}
