package dk.faelled.organisation;

import dk.faelled.platform.TenantId;
import java.time.Instant;

/** A role of an account (rollebinding). Something new is registered about it. */
public record RoleBindingChanged(
        TenantId tenant, RoleBindingId roleBinding, long registration, ObjectChanged.Kind kind, Instant at)
        implements ObjectChanged {
    @Override
    public RoleBindingId id() {
        return roleBinding;
    }
}
