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
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
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

    /** The way up ends at the first unit that has a manager, so that only one unit of it has any. */
    private List<Found<ManagerId, Manager>> led(UnitId unit, AsOf asOf, boolean inherit, @Nullable PersonId except) {
        return sql.sql(Known.sql("""
                        with recursive up (id, parent_id, depth) as (
                            select u.id, u.parent_id, 0 from {unit} u
                             where u.id = :unit and u.valid_from <= :on and u.valid_until > :on
                            union all
                            select u.id, u.parent_id, up.depth + 1
                              from up
                              join {unit} u on u.id = up.parent_id and u.valid_from <= :on and u.valid_until > :on
                             where :inherit
                               and up.depth < 100
                               and not exists (select from {manager} m
                                                where m.unit_id = up.id and m.valid_from <= :on and m.valid_until > :on
                                                  and m.person_id is distinct from coalesce(:except::uuid, :nobody))
                        )
                        select m.id, m.valid_from, m.valid_until, %s
                          from up
                          join {manager} m on m.unit_id = up.id and m.valid_from <= :on and m.valid_until > :on
                         where m.person_id is distinct from coalesce(:except::uuid, :nobody)
                         order by m.id
                        """.formatted(SHAPE.columns("m")), asOf.knownAt()))
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
