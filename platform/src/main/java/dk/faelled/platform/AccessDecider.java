package dk.faelled.platform;

import java.util.Set;

/** What the one who asks may do: whoever signed in by what {@link OwnRoles} says, a key by what was handed out with it. */
public interface AccessDecider {
    /** Ids of the permissions that the actor of the current context holds. */
    Set<String> held();

    default boolean may(String permission) {
        return held().contains(permission);
    }
}
