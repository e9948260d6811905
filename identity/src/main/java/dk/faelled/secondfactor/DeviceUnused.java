package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A device will be blocked, since nobody has used it for long. Published each day of the last thirty.
 *
 * @param account of the owner with the authority
 * @param end from when on it may be blocked, if it is not used before
 */
public record DeviceUnused(TenantId tenant, String deviceId, String name, UUID account, Instant end)
        implements TenantEvent {}
