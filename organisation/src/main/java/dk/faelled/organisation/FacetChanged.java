package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A facet: what its classes say something about. Something new is registered about it. */
public record FacetChanged(TenantId tenant, FacetId facet, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public FacetId id() {
        return facet;
    }
}
