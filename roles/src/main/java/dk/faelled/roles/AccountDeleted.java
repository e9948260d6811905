package dk.faelled.roles;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.time.Instant;

/** The account is gone, and with it all that its user held. Published by whoever keeps accounts. */
public record AccountDeleted(TenantId tenant, UserId user, Instant at) implements TenantEvent {}
