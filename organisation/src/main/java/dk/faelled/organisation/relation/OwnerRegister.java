package dk.faelled.organisation.relation;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerChanged;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Owners;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Owners: named, inherited from above, or found by where the person works. */
@Component
class OwnerRegister extends StoredRegister<OwnerId, Owner> implements Owners {
    private static final Shape<OwnerId, Owner> SHAPE = Shape.of(OwnerId.class, Owner.class);

    OwnerRegister(Registers parts) {
        super(SHAPE, parts, OwnerChanged::new);
    }

    /** The way up ends at the first unit that has an owner, so that only one unit of it has any. */
    @Override
    public List<Found<OwnerId, Owner>> of(UnitId unit, AsOf asOf, boolean inherit) {
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
                               and not exists (select from {owner} o
                                                where o.unit_id = up.id and o.valid_from <= :on and o.valid_until > :on)
                        )
                        select o.id, o.valid_from, o.valid_until, %s
                          from up
                          join {owner} o on o.unit_id = up.id and o.valid_from <= :on and o.valid_until > :on
                         order by o.id
                        """.formatted(SHAPE.columns("o")), asOf.knownAt()))
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
        for (var unit : workplaces(person, asOf))
            of(unit, asOf, true).stream().filter(o -> !all.contains(o)).forEach(all::add);
        return all;
    }

    /** The units of the primary employment or association, by which the owner is to be found. */
    private List<UnitId> workplaces(PersonId person, AsOf asOf) {
        return sql.sql(Known.sql("""
                        select distinct w.unit_id
                          from {owner} o
                          join (select e.person_id, e.unit_id, e.primary_id, 'ENGAGEMENT' as how from {engagement} e
                                 where e.person_id = :person and e.valid_from <= :on and e.valid_until > :on
                                union all
                                select a.person_id, a.unit_id, a.primary_id, 'ASSOCIATION' from {association} a
                                 where a.person_id = :person and a.valid_from <= :on and a.valid_until > :on) w
                            on w.person_id = o.person_id and w.how = o.inference_priority
                          join {class} c on c.id = w.primary_id and c.scope ~ '^[0-9]{1,9}$' and c.scope::int >= 3000
                           and c.valid_from <= :on and c.valid_until > :on
                         where o.person_id = :person and o.valid_from <= :on and o.valid_until > :on
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("person", person.value())
                .query((row, _) -> new UnitId(row.getObject(1, UUID.class)))
                .list();
    }
}
