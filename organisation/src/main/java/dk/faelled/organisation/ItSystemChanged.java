package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** An IT system. Something new is registered about it. */
public record ItSystemChanged(
        TenantId tenant, ItSystemId itSystem, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public ItSystemId id() {
        return itSystem;
    }
}
