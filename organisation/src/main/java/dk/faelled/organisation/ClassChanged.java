package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A class (klasse): one value of a facet. Something new is registered about it. */
public record ClassChanged(TenantId tenant, ClassId classId, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public ClassId id() {
        return classId;
    }
}
