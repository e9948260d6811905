package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.UUID;

/**
 * Somebody answered on a device.
 *
 * @param notMe the owner says that somebody else is signing in: a password is in wrong hands
 */
public record ChallengeAnswered(
        TenantId tenant, UUID challenge, String deviceId, OwnerKey owner, boolean accepted, boolean notMe)
        implements TenantEvent {}
