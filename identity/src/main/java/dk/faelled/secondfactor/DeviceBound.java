package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;

/** A device got an owner. */
public record DeviceBound(TenantId tenant, String deviceId, NsisLevel level, boolean local) implements TenantEvent {}
