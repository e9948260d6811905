package dk.faelled.platform;

import java.util.Set;

/** Who may what. The module {@code roles} will implement it; until then the built-in roles do. */
public interface AccessDecider {
    /** Ids of the permissions that the actor of the current context holds. */
    Set<String> held();

    default boolean may(String permission) {
        return held().contains(permission);
    }
}
