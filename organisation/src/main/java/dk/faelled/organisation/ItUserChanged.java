package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** An account (IT-bruger). Something new is registered about it. */
public record ItUserChanged(TenantId tenant, ItUserId itUser, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public ItUserId id() {
        return itUser;
    }
}
