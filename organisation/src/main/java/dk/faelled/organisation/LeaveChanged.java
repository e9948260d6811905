package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A leave (orlov). Something new is registered about it. */
public record LeaveChanged(TenantId tenant, LeaveId leave, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public LeaveId id() {
        return leave;
    }
}
