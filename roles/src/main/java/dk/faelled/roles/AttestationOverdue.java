package dk.faelled.roles;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The deadline of an attestation has passed, and nobody has finished it. Told once.
 *
 * @param kind {@code ORGANISATION}, {@code IT_SYSTEM}, {@code IT_SYSTEM_ROLES} or {@code MANAGER_DELEGATED}
 */
public record AttestationOverdue(TenantId tenant, UUID attestation, String kind, LocalDate deadline)
        implements TenantEvent {}
