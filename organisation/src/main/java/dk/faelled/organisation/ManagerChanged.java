package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A manager role (leder), filled or vacant. Something new is registered about it. */
public record ManagerChanged(TenantId tenant, ManagerId manager, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public ManagerId id() {
        return manager;
    }
}
