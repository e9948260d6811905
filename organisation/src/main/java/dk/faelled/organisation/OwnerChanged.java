package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** An ownership (ejer). Something new is registered about it. */
public record OwnerChanged(TenantId tenant, OwnerId owner, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public OwnerId id() {
        return owner;
    }
}
