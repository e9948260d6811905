package dk.faelled.roles;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody else is owner of, or responsible for, a system of the authority's portfolio. Published by the module that keeps
 * the portfolio.
 *
 * @param portfolioEntry what {@code ItSystem} is linked to
 * @param owners persons (systemejere)
 * @param responsible persons (systemansvarlige)
 */
public record SystemChanged(TenantId tenant, UUID portfolioEntry, Set<UUID> owners, Set<UUID> responsible)
        implements TenantEvent {}
