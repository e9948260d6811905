package dk.faelled.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person; {@code nickname} is what one is called (kaldenavn), seniority the date that it counts from. */
public record Person(
        String userKey,
        String givenName,
        String surname,
        String nicknameGivenName,
        String nicknameSurname,
        @Nullable SealedCpr cpr,
        @Nullable LocalDate seniority) {
    public Person {
        Required.text("user_key", userKey);
        Required.text("given_name", givenName + surname);
    }

    /** With no nickname, number or seniority. */
    public static Person named(String userKey, String givenName, String surname) {
        return new Person(userKey, givenName, surname, "", "", null, null);
    }

    public Person with(@Nullable SealedCpr cpr) {
        return new Person(userKey, givenName, surname, nicknameGivenName, nicknameSurname, cpr, seniority);
    }

    public Person renamed(String givenName, String surname) {
        return new Person(userKey, givenName, surname, nicknameGivenName, nicknameSurname, cpr, seniority);
    }

    public String name() {
        return (givenName + " " + surname).strip();
    }
}
