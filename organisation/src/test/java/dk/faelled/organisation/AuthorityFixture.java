package dk.faelled.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** The words that the tests speak: units, persons and jobs in one line each. */
@TestComponent
public class AuthorityFixture {
    static final LocalDate START = LocalDate.of(2020, 1, 1);
    final Units units;
    final People people;
    final Engagements engagements;
    final Classes classes;
    final Facets facets;

    AuthorityFixture(Units units, People people, Engagements engagements, Classes classes, Facets facets) {
        this.units = units;
        this.people = people;
        this.engagements = engagements;
        this.classes = classes;
        this.facets = facets;
    }

    ClassId aClass(String facet, String key) {
        return aClass(facet, key, null);
    }

    /** Found, or made on the way. */
    ClassId aClass(String facet, String key, @Nullable String scope) {
        return classes.keyed(facet, key, AsOf.on(START)).map(Found::id).orElseGet(() -> {
            var id = facets.keyed(facet).orElseThrow();
            return classes.create(ClassId.fresh(), Validity.ALWAYS, Classification.of(key, key, id, scope), null);
        });
    }

    UnitId unit(String name, @Nullable UnitId parent) {
        return unit(name, parent, Validity.from(START));
    }

    UnitId unit(String name, @Nullable UnitId parent, Validity valid) {
        var unit = new Unit(name, name, parent, aClass("org_unit_type", "Afdeling"), null, null, null);
        return units.create(UnitId.fresh(), valid, unit, null);
    }

    PersonId person(String givenName, String surname) {
        return people.create(PersonId.fresh(), Validity.ALWAYS, Person.named(givenName, givenName, surname), null);
    }

    EngagementId job(PersonId person, UnitId unit, Validity valid) {
        return engagements.create(EngagementId.fresh(), valid, state(person, unit, "1000"), null);
    }

    Engagement state(PersonId person, UnitId unit, String number) {
        return Engagement.of(
                number, person, unit, aClass("engagement_type", "Ansat"), aClass("engagement_job_function", "Lærer"));
    }
}
