package dk.faelled.roles;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.UUID;

/**
 * A request for a role has come to its end.
 *
 * @param request its number
 * @param receiver the user whom it was about
 * @param adds whether the role was to be given; else it was to be taken away
 */
public record RequestDecided(
        TenantId tenant, UUID request, UserId receiver, Target target, boolean adds, Outcome outcome)
        implements TenantEvent {
    public enum Outcome {
        /** Godkendt: it is done. */
        ASSIGNED,
        /** Afvist */
        REJECTED,
        /** Annulleret by whoever asked */
        CANCELLED
    }
}
