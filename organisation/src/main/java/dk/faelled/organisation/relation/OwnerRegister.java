package dk.faelled.organisation.relation;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerChanged;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.bitemporal.Inherited;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Owners: named, inherited from above, or found by where the person works. */
@Component
class OwnerRegister extends StoredRegister<OwnerId, Owner> implements Owners {
    private static final Shape<OwnerId, Owner> SHAPE = Shape.of(OwnerId.class, Owner.class);

    private final Workplaces workplaces;

    OwnerRegister(Registers parts, Workplaces workplaces) {
        super(SHAPE, parts, OwnerChanged::new);
        this.workplaces = workplaces;
    }

    @Override
    public List<Found<OwnerId, Owner>> of(UnitId unit, AsOf asOf, boolean inherit) {
        return sql.sql(Inherited.sql(SHAPE, "true", asOf))
                .params(Known.parameters(asOf))
                .param("unit", unit.value())
                .param("inherit", inherit)
                .query((row, _) -> SHAPE.found(row))
                .list();
    }

    @Override
    public List<Found<OwnerId, Owner>> of(PersonId person, AsOf asOf) {
        var all = new ArrayList<Found<OwnerId, Owner>>();
        found("person_id = :person and owner_id is not null", asOf, Map.of("person", person.value()), 1000)
                .forEach(all::add);
        for (var place : workplaces.of(List.of(person), asOf))
            of(place.unit(), asOf, true).stream().filter(o -> !all.contains(o)).forEach(all::add);
        return all;
    }
}
