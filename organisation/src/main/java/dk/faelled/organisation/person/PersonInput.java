package dk.faelled.organisation.person;

import dk.faelled.organisation.PersonId;
import dk.faelled.platform.page.Errors;
import org.jspecify.annotations.Nullable;

/** The fields of the form as they come in; what is missing is empty. */
record PersonInput(
        @Nullable String givenName,
        @Nullable String surname,
        @Nullable String nickname,
        @Nullable String userKey,
        @Nullable String cpr,
        @Nullable String from,
        @Nullable String kind,
        @Nullable String note,
        @Nullable Long registration) {

    PersonForm form(@Nullable PersonId id) {
        return new PersonForm(
                id,
                text(givenName),
                text(surname),
                text(nickname),
                text(userKey),
                text(cpr),
                text(from),
                text(kind),
                text(note),
                registration == null ? 0 : registration,
                Errors.NONE);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @Override
    public String toString() {
        return "PersonInput[]";
    }
}
