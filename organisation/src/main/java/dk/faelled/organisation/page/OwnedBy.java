package dk.faelled.organisation.page;

import dk.faelled.organisation.Found;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Who owns a unit or a person, to be shown. */
@Component
public class OwnedBy {
    private final Owners owners;
    private final Names names;

    OwnedBy(Owners owners, Names names) {
        this.owners = owners;
        this.names = names;
    }

    public List<Holder> unit(UnitId unit, Moment moment) {
        return holders(owners.of(unit, moment.asOf(), true), unit, moment);
    }

    public List<Holder> person(PersonId person, Moment moment) {
        return holders(owners.of(person, moment.asOf()), person, moment);
    }

    private List<Holder> holders(List<Found<OwnerId, Owner>> all, Id owned, Moment moment) {
        var found = all.stream().filter(o -> o.state().owner() != null).toList();
        var called = names.of(found.stream().map(o -> owner(o).value()).toList(), moment.asOf());
        return found.stream()
                .map(o -> new Holder(
                        Labels.word(o.state().owner(), called),
                        moment.person(owner(o).value()),
                        "",
                        !owned.equals(o.state().unit())
                                && !owned.equals(o.state().person())))
                .toList();
    }

    private static PersonId owner(Found<OwnerId, Owner> found) {
        return Objects.requireNonNull(found.state().owner());
    }
}
