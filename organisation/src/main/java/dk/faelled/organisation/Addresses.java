package dk.faelled.organisation;

import java.util.List;

/** Addresses (adresser) of units and persons: phone, e-mail, post, EAN … */
public interface Addresses extends Register<AddressId, Address> {
    List<Found<AddressId, Address>> of(UnitId unit, AsOf asOf);

    List<Found<AddressId, Address>> of(PersonId person, AsOf asOf);
}
