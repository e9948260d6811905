package dk.faelled.organisation.manager;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerChanged;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.bitemporal.Inherited;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Manager roles; a unit without any is led from above. */
@Component
class ManagerRegister extends StoredRegister<ManagerId, Manager> implements Managers {
    private static final Shape<ManagerId, Manager> SHAPE = Shape.of(ManagerId.class, Manager.class);

    ManagerRegister(Registers parts) {
        super(SHAPE, parts, ManagerChanged::new);
    }

    @Override
    public List<Found<ManagerId, Manager>> of(UnitId unit, AsOf asOf, boolean inherit) {
        return led(unit, asOf, inherit, null);
    }

    @Override
    public List<Found<ManagerId, Manager>> of(Engagement engagement, AsOf asOf, boolean inherit, boolean excludeSelf) {
        return led(engagement.unit(), asOf, inherit, excludeSelf ? engagement.person() : null);
    }

    @Override
    public List<Found<ManagerId, Manager>> heldBy(PersonId person, AsOf asOf) {
        return found("person_id = :person", asOf, Map.of("person", person.value()), 1000);
    }

    @Override
    public List<Found<ManagerId, Manager>> heldBy(Collection<PersonId> persons, AsOf asOf) {
        return ofPersons(persons, asOf);
    }

    private List<Found<ManagerId, Manager>> led(UnitId unit, AsOf asOf, boolean inherit, @Nullable PersonId except) {
        var other = "l.person_id is distinct from coalesce(:except::uuid, :nobody)";
        return sql.sql(Inherited.sql(SHAPE, other, asOf))
                .params(Known.parameters(asOf))
                .param("unit", unit.value())
                .param("inherit", inherit)
                .param("except", except == null ? null : except.value())
                .param("nobody", new UUID(0, 0))
                .query((row, _) -> SHAPE.found(row))
                .list();
    }

    @Override
    protected Write<ManagerId, Manager> left(ManagerId id, Validity off, boolean vacate) {
        return vacate ? new Write.Patch<>(id, off, Manager::vacant) : super.left(id, off, false);
    }
}
