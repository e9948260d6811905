package dk.faelled.roles.effective;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import dk.faelled.roles.UserRoleId;
import java.util.Set;

/** Somebody, maybe many, gained or lost these roles; told once, in the transaction that changed it. */
public record RolesHeldOtherwise(TenantId tenant, Set<UserRoleId> roles) implements TenantEvent {
    public RolesHeldOtherwise {
        roles = Set.copyOf(roles);
    }
}
