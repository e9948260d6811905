package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A link between two units (organisationssammenkobling). Something new is registered about it. */
public record RelatedUnitChanged(
        TenantId tenant, RelatedUnitId relatedUnit, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public RelatedUnitId id() {
        return relatedUnit;
    }
}
