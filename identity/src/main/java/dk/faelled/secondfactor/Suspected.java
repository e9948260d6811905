package dk.faelled.secondfactor;

import dk.faelled.platform.TenantEvent;
import dk.faelled.platform.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Somebody else may know a password of the current authority (identity 4.2, BEY-02). Published within the transaction that
 * writes it down.
 *
 * @param challenge by which it was noticed; a new id where nobody was asked any more
 * @param accounts of the owner with the authority that asked, as far as they are known here
 * @param userName as the sign-in point told it; empty where it told none
 * @param serverName the sign-in point
 */
public record Suspected(
        TenantId tenant, Cause cause, UUID challenge, List<UUID> accounts, String userName, String serverName)
        implements TenantEvent {
    public enum Cause {
        /** "Det er ikke mig", says the owner. */
        NOT_ME,
        /** Asked ten times in an hour without saying yes. */
        ASKED_TOO_OFTEN
    }
}
