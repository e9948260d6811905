package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItUserId;
import graphql.schema.idl.RuntimeWiring;
import org.springframework.stereotype.Component;

/** Addresses; one that is not called anything is called by its value. */
@Component
class AddressMutations extends Mutations<AddressId, Address> {
    AddressMutations(Addresses addresses) {
        super(addresses, AddressId::new, "address");
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        super.accept(wiring);
        makesSeveral(wiring, "addresses_create");
    }

    @Override
    Address made(Given given, String key) {
        var holder = Holder.of(given);
        var value = given.demanded("value");
        return new Address(
                given.key(value),
                holder.unit(),
                holder.person(),
                given.reference("engagement", EngagementId::new),
                given.reference("ituser", ItUserId::new),
                given.aClass("address_type"),
                value,
                null,
                given.classOrNone("visibility"));
    }

    @Override
    Address changed(Address address, Given given) {
        var holder = Holder.kept(given, address.unit(), address.person());
        return new Address(
                given.kept("user_key", address.userKey()),
                holder.unit(),
                holder.person(),
                given.keptOrNone("engagement", EngagementId::new, address.engagement()),
                given.keptOrNone("ituser", ItUserId::new, address.itUser()),
                given.kept("address_type", ClassId::new, address.type()),
                given.kept("value", address.value()),
                address.value2(),
                given.keptOrNone("visibility", ClassId::new, address.visibility()));
    }
}
