package dk.faelled.organisation.importing;

import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Tenant;
import java.util.Locale;
import java.util.UUID;

/** Which object of ours is meant: version 5 of {@code opus:<kind>:<id>} in the authority's own space. */
final class OpusIds {
    private OpusIds() {}

    static UUID named(String kind, String id) {
        return NameUuid.of(Tenant.current().value(), "opus:" + kind + ":" + id);
    }

    static UnitId unit(String number) {
        return new UnitId(named("unit", number));
    }

    /** @param cprKey never the number itself: there are few enough to try them all */
    static PersonId person(String cprKey) {
        return new PersonId(named("person", cprKey));
    }

    static EngagementId engagement(String number) {
        return new EngagementId(named("engagement", number));
    }

    static ManagerId manager(String number) {
        return new ManagerId(named("manager", number));
    }

    static AddressId address(String owner, String kind) {
        return new AddressId(named("address", owner + ":" + kind));
    }

    static ItUserId account(String userId) {
        return new ItUserId(named("account", userId.toLowerCase(Locale.ROOT)));
    }

    static AssociationId function(String number, String name) {
        return new AssociationId(named("function", number + ":" + name));
    }

    static ItSystemId system() {
        return new ItSystemId(named("itsystem", "Opus"));
    }
}
