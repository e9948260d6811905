package dk.faelled.platform;

import java.time.Instant;

/** Throws away what has had its time. A bean of the module; asked each night for each authority. */
public interface Sweep {
    /** Takes away some, few enough for one transaction, which runs already. @return whether there may be more */
    boolean sweep(Instant now);
}
