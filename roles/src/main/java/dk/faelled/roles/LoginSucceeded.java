package dk.faelled.roles;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has signed in: so the roles in that system are used. Published by the identity provider.
 *
 * @param system null where it was Fælled itself
 */
public record LoginSucceeded(
        TenantId tenant, UserId user, @Nullable ItSystemId system, Instant at) implements TenantEvent {}
