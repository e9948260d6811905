package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** An employment (engagement). Something new is registered about it. */
public record EngagementChanged(
        TenantId tenant, EngagementId engagement, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public EngagementId id() {
        return engagement;
    }
}
