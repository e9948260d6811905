package dk.faelled.organisation.address;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressChanged;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Addresses: the scope of the type decides what a value must look like. */
@Component
class AddressRegister extends StoredRegister<AddressId, Address> implements Addresses {
    private static final Shape<AddressId, Address> SHAPE = Shape.of(AddressId.class, Address.class);

    AddressRegister(Registers parts) {
        super(SHAPE, parts, AddressChanged::new);
    }

    @Override
    protected void follow(List<Written<AddressId, Address>> changes) {
        search().persons(changes.stream()
                .flatMap(c -> Stream.concat(c.before().list().stream(), c.after().list().stream()))
                .flatMap(s -> Stream.ofNullable(s.state().person()))
                .map(PersonId::value)
                .distinct()
                .toList());
    }

    private record Kind(String scope, String facet) {}

    @Override
    public List<Found<AddressId, Address>> of(UnitId unit, AsOf asOf) {
        return found("unit_id = :unit", asOf, Map.of("unit", unit.value()), 1000);
    }

    @Override
    public List<Found<AddressId, Address>> of(PersonId person, AsOf asOf) {
        return found("person_id = :person", asOf, Map.of("person", person.value()), OF_ONE);
    }

    @Override
    protected void check(List<Written<AddressId, Address>> changes) {
        var addresses = changes.stream()
                .flatMap(c -> c.pieces().stream())
                .map(Segment::state)
                .distinct()
                .toList();
        var kinds =
                kinds(addresses.stream().map(a -> a.type().value()).distinct().toArray(UUID[]::new));
        for (var address : addresses) {
            var kind = kinds.get(address.type().value());
            if (kind == null) continue; // told as an unknown class
            AddressScope.of(kind.scope()).check(address.value());
            if (address.unit() == null && kind.facet().equals("org_unit_address_type"))
                throw ErrorKey.INVALID_TYPE
                        .broken("address_type", kind.facet(), "employee_address_type")
                        .at("type");
            if (address.unit() != null && kind.facet().equals("employee_address_type"))
                throw ErrorKey.INVALID_TYPE
                        .broken("address_type", kind.facet(), "org_unit_address_type")
                        .at("type");
        }
    }

    private Map<UUID, Kind> kinds(UUID[] types) {
        var kinds = new HashMap<UUID, Kind>();
        sql.sql(
                        "select c.id, c.scope, f.user_key from class c join facet f on f.id = c.facet_id where c.id = any(:types) order by c.valid_from")
                .param("types", types)
                .query(row -> {
                    kinds.put(
                            row.getObject(1, UUID.class),
                            new Kind(row.getString(2) == null ? "TEXT" : row.getString(2), row.getString(3)));
                });
        return kinds;
    }
}
