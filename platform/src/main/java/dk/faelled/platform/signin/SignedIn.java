package dk.faelled.platform.signin;

import java.io.Serializable;
import java.util.UUID;

/** What the session remembers of who signed in where. */
public record SignedIn(UUID tenant, UUID account, UUID actor, String name) implements Serializable {
    /** The name of the session attribute. */
    public static final String KEY = "faelled.signed-in";
}
