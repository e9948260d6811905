package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A relation that is no employment (tilknytning). Something new is registered about it. */
public record AssociationChanged(
        TenantId tenant, AssociationId association, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public AssociationId id() {
        return association;
    }
}
