package dk.faelled.secondfactor;

import dk.faelled.platform.Cpr;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows the CPR numbers of the accounts of the current authority. At most one bean, of the module that knows persons;
 * without it, or without a number, devices of an account are found by the account alone.
 */
public interface Owners {
    /** Read once for each account, when its first device is bound. */
    Optional<Cpr> cprOf(UUID account);
}
