package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** An address (adresse) of a unit or a person. Something new is registered about it. */
public record AddressChanged(TenantId tenant, AddressId address, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public AddressId id() {
        return address;
    }
}
