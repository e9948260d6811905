package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * A device was blocked for good by somebody of the authority.
 *
 * @param accounts of the owner with the authority, as far as they are known here
 */
public record DeviceDisabled(TenantId tenant, String deviceId, String name, List<UUID> accounts)
        implements TenantEvent {
    public DeviceDisabled {
        accounts = List.copyOf(accounts);
    }
}
