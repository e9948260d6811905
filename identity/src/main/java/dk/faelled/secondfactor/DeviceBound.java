package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;

/** A device got an owner. */
public record DeviceBound(TenantId tenant, String deviceId, Level level, boolean local) implements TenantEvent {}
