package dk.faelled.platform;

import java.util.Optional;
import java.util.UUID;

/**
 * What is asked of somebody who has shown the right password, before he or she is in. At most one bean, of the module above
 * that knows of second factors; without it a password is enough.
 */
public interface SecondStep {
    /** Path of the page where it goes on; empty where a password is enough. Bound to the authority, nobody signed in yet. @param address of the browser */
    Optional<String> after(UUID account, String address);
}
