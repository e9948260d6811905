package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A KLE marking of a unit (KLE-opmærkning). Something new is registered about it. */
public record KleChanged(TenantId tenant, KleId kle, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public KleId id() {
        return kle;
    }
}
