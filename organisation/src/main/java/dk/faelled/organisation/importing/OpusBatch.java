package dk.faelled.organisation.importing;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import java.util.List;

/** All that a batch of employments works on. */
record OpusBatch(
        Working<UnitId, Unit> units,
        Working<PersonId, Person> people,
        Working<EngagementId, Engagement> engagements,
        Working<ManagerId, Manager> managers,
        Working<AddressId, Address> addresses,
        Working<ItUserId, ItUser> accounts,
        Working<AssociationId, Association> functions) {

    static final List<String> CONTACTS = List.of("phone", "email");

    /** What hangs on the engagement is written after it. */
    void write() {
        people.write();
        engagements.write();
        managers.write();
        addresses.write();
        accounts.write();
        functions.write();
    }

    static AddressId contact(String number, String kind) {
        return OpusIds.address("employee:" + number, kind);
    }

    static AddressId post(PersonId person) {
        return OpusIds.address("person:" + person.value(), OpusRows.POST);
    }
}
