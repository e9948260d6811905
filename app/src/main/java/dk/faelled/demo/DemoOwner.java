package dk.faelled.demo;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Somebody of the invented world who owns a part of it, with all below. */
@Component
class DemoOwner {
    /** @param name as the person is called */
    record Somebody(PersonId person, String name) {}

    private final Units units;
    private final Managers managers;
    private final Engagements engagements;
    private final Owners owners;
    private final People people;

    DemoOwner(Units units, Managers managers, Engagements engagements, Owners owners, People people) {
        this.units = units;
        this.managers = managers;
        this.engagements = engagements;
        this.owners = owners;
        this.people = people;
    }

    /** The same at every start: whoever owns the first part below the largest organisation, or now comes to. */
    Optional<Somebody> of(LocalDate today) {
        var asOf = AsOf.on(today);
        return units.roots(asOf).stream()
                .max(Comparator.comparingInt(UnitRow::childCount))
                .flatMap(root -> units.children(root.id(), asOf).stream()
                        .filter(UnitRow::hasChildren)
                        .findFirst())
                .flatMap(part -> owner(part.id(), asOf))
                .flatMap(person -> people.find(person, asOf).map(Person::name).map(name -> new Somebody(person, name)));
    }

    private Optional<PersonId> owner(UnitId part, AsOf asOf) {
        var there = owners.of(part, asOf, false).stream()
                .flatMap(o -> Stream.ofNullable(o.state().owner()))
                .findFirst();
        if (there.isPresent()) return there;
        var chosen = managers.of(part, asOf, false).stream()
                .flatMap(m -> Stream.ofNullable(m.state().person()))
                .findFirst()
                .or(() -> engagements.in(part, true, asOf, null, 1).stream()
                        .map(e -> e.person())
                        .findFirst());
        chosen.ifPresent(person -> owners.create(
                OwnerId.fresh(), Validity.from(asOf.on()), new Owner("ejer", part, null, person, null), null));
        return chosen;
    }
}
