package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.List;
import java.util.UUID;

/** A device got an owner. @param accounts of the owner with the authority, as far as they are known here */
public record DeviceBound(
        TenantId tenant, String deviceId, String name, NsisLevel level, boolean local, List<UUID> accounts)
        implements TenantEvent {
    public DeviceBound {
        accounts = List.copyOf(accounts);
    }
}
