package dk.faelled.roles;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.time.Instant;

/** Nobody can sign in with the account any more; its roles stay. Published by whoever keeps accounts. */
public record AccountDisabled(TenantId tenant, UserId user, Instant at) implements TenantEvent {}
