package dk.faelled.platform.signin;

import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody who has shown the right password and is not in yet: whom the session waits for, and with what.
 *
 * @param next the page that was wanted, on this host
 * @param at when the password was shown
 */
public record Pending(SignedIn who, String next, Instant at) implements Serializable {
    /** The name of the session attribute. */
    public static final String KEY = "faelled.pending";
}
