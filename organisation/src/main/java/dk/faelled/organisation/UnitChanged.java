package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A unit (organisationsenhed). Something new is registered about it. */
public record UnitChanged(TenantId tenant, UnitId unit, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public UnitId id() {
        return unit;
    }
}
