package dk.faelled.organisation;

import dk.faelled.platform.TenantEvent;
import java.time.Instant;

/** What all events of the module have in common. */
public sealed interface ObjectChanged extends TenantEvent
        permits UnitChanged,
                PersonChanged,
                EngagementChanged,
                AssociationChanged,
                ManagerChanged,
                AddressChanged,
                LeaveChanged,
                ItSystemChanged,
                ItUserChanged,
                RoleBindingChanged,
                KleChanged,
                OwnerChanged,
                RelatedUnitChanged,
                FacetChanged,
                ClassChanged {
    Id id();

    long registration();

    Kind kind();

    Instant at();

    enum Kind {
        /** Something was registered. */
        REGISTERED,
        /** A day came on which something registered earlier began or ended. */
        EFFECT
    }
}
