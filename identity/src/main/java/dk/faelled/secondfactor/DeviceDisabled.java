package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;

/** A device was blocked for good by somebody of the authority. */
public record DeviceDisabled(TenantId tenant, String deviceId) implements TenantEvent {}
