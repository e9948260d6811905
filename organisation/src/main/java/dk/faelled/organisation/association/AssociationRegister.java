package dk.faelled.organisation.association;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationChanged;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The rules of associations: substitutes only where the type allows, an account once a unit. */
@Component
class AssociationRegister extends StoredRegister<AssociationId, Association> implements Associations {
    private static final Shape<AssociationId, Association> SHAPE = Shape.of(AssociationId.class, Association.class);

    AssociationRegister(Registers parts) {
        super(SHAPE, parts, AssociationChanged::new);
    }

    @Override
    public List<Found<AssociationId, Association>> of(PersonId person, AsOf asOf) {
        return found("person_id = :person", asOf, Map.of("person", person.value()), OF_ONE);
    }

    @Override
    public List<Found<AssociationId, Association>> of(Collection<PersonId> persons, AsOf asOf) {
        return ofPersons(persons, asOf);
    }

    @Override
    public List<Found<AssociationId, Association>> in(UnitId unit, AsOf asOf) {
        return found("unit_id = :unit", asOf, Map.of("unit", unit.value()), 10_000);
    }

    @Override
    protected void check(List<Written<AssociationId, Association>> changes) {
        var types = changes.stream()
                .flatMap(c -> c.pieces().stream())
                .map(Segment::state)
                .filter(a -> a.substitute() != null && a.type() != null)
                .map(a -> java.util.Objects.requireNonNull(a.type()).value())
                .distinct()
                .toArray(UUID[]::new);
        if (types.length > 0)
            sql.sql("select name from class where id = any(:types) and scope is distinct from 'SUBSTITUTE' limit 1")
                    .param("types", types)
                    .query(String.class)
                    .optional()
                    .ifPresent(name -> {
                        throw ErrorKey.INVALID_TYPE
                                .broken("substitute", name, "scope SUBSTITUTE")
                                .at("substitute");
                    });
        var ids = changes.stream().map(c -> c.id().value()).toArray(UUID[]::new);
        find("""
                select a.id from association a
                  join association b on b.it_user_id = a.it_user_id and b.unit_id = a.unit_id and b.person_id = a.person_id
                   and b.id <> a.id and b.valid_from < a.valid_until and b.valid_until > a.valid_from
                 where a.id = any(:ids) limit 1
                """, ids, ErrorKey.MORE_THAN_ONE_ASSOCIATION);
        find("""
                select a.id from association a
                  join association b on b.it_user_id = a.it_user_id
                   and b.id <> a.id and b.valid_from < a.valid_until and b.valid_until > a.valid_from
                  join class c on c.id = a.primary_id and c.scope ~ '^[0-9]{1,9}$' and c.scope::int >= 3000
                  join class d on d.id = b.primary_id and d.scope ~ '^[0-9]{1,9}$' and d.scope::int >= 3000
                 where a.id = any(:ids) limit 1
                """, ids, ErrorKey.MORE_THAN_ONE_PRIMARY);
    }

    private void find(String query, UUID[] ids, ErrorKey error) {
        if (!sql.sql(query).param("ids", ids).query(UUID.class).list().isEmpty()) throw error.broken();
    }

    @Override
    protected Stream<UUID> unique(Association association) {
        return Stream.ofNullable(association.itUser()).map(ItUserId::value);
    }
}
