package dk.faelled.roles;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.time.Instant;

/** One can sign in with the account again. Published by whoever keeps accounts. */
public record AccountEnabled(TenantId tenant, UserId user, Instant at) implements TenantEvent {}
