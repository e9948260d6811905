package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** Persons. */
final class PersonKind {
    private PersonKind() {}

    static Kind<Person> make() {
        var kind = Kind.of(PersonId.class, Person.class, "Employee", "employee", "employee");
        names(kind);
        kind.plain("seniority", Person::seniority);
        kind.field("cpr_number", PersonKind::cpr);
        kind.field("cpr_no", PersonKind::cpr);
        kind.from("engagements_response", "engagements", Kinds::engagement, Link.column("person_id"));
        kind.field("manager_roles_response", (p, field) -> Managing.ofPerson(p.id(), field));
        kind.field("manager_roles", (p, field) -> Managing.segmentsOfPerson(p.id(), field));
        kind.from("addresses_response", "addresses", Kinds::address, Link.column("person_id"));
        kind.from("leaves_response", "leaves", Kinds::leave, Link.column("person_id"));
        kind.from("associations_response", "associations", Kinds::association, Link.column("person_id"));
        kind.from("itusers_response", "itusers", Kinds::itUser, Link.column("person_id"));
        kind.filter("query", Searched.persons());
        kind.filter("cpr_numbers", Searched.numbers());
        kind.filter("owner", Filtered.referredBy("person_id", Kinds::owner));
        kind.filter("ituser", Filtered.referredByOrNot("person_id", Kinds::itUser));
        return kind;
    }

    private static void names(Kind<Person> kind) {
        kind.plain("user_key", Person::userKey);
        kind.plain("name", Person::name);
        kind.plain("given_name", Person::givenName);
        kind.plain("givenname", Person::givenName);
        kind.plain("surname", Person::surname);
        kind.plain("nickname", p -> (p.nicknameGivenName() + " " + p.nicknameSurname()).strip());
        kind.plain("nickname_given_name", Person::nicknameGivenName);
        kind.plain("nickname_givenname", Person::nicknameGivenName);
        kind.plain("nickname_surname", Person::nicknameSurname);
    }

    private static @Nullable String cpr(Part<Person> part, DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        asked.rights().requireCpr();
        var sealed = part.state().cpr();
        if (sealed == null) return null;
        asked.numbers().add(part.id());
        return Beside.of(field).sealer().openCpr(sealed.sealed()).digits();
    }
}
