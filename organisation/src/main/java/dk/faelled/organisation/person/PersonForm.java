package dk.faelled.organisation.person;

import dk.faelled.organisation.PersonId;
import dk.faelled.platform.page.Errors;
import org.jspecify.annotations.Nullable;

/** What the form of a person holds, as typed. */
public record PersonForm(
        @Nullable PersonId id,
        String givenName,
        String surname,
        String nickname,
        String userKey,
        String cpr,
        String from,
        String kind,
        String note,
        long registration,
        Errors errors) {

    public boolean isNew() {
        return id == null;
    }

    public String action() {
        return id == null ? "/organisation/persons/new" : "/organisation/persons/" + id + "/edit";
    }

    public String back() {
        return id == null ? "/organisation/persons" : "/organisation/persons/" + id;
    }

    PersonForm with(Errors wrong) {
        return new PersonForm(
                id, givenName, surname, nickname, userKey, cpr, from, kind, note, registration, wrong);
    }

    @Override
    public String toString() {
        return "PersonForm[" + id + "]";
    }
}
