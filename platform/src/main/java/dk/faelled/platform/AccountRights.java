package dk.faelled.platform;

import java.util.Set;
import java.util.UUID;

/** What others than the one who asks may do. */
public interface AccountRights {
    /** Ids of the permissions that somebody of the current authority holds, named as {@link Actor#id}. */
    Set<String> heldBy(UUID actor);
}
