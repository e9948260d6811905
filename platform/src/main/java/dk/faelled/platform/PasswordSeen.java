package dk.faelled.platform;

import java.util.UUID;

/**
 * Hears of each right password at the sign-in page, to measure it by the rules of today. At most one bean. It keeps nothing
 * of the password itself, and nothing that goes wrong with it keeps anybody out.
 */
public interface PasswordSeen {
    /** Bound to the authority, nobody signed in yet, no transaction. */
    void right(UUID account, String password);
}
