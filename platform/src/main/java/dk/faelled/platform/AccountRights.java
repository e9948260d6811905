package dk.faelled.platform;

import java.util.Set;
import java.util.UUID;

/** What others than the one who asks may do. */
public interface AccountRights {
    /** Ids of the permissions that an account of the current authority holds; none where it is closed. */
    Set<String> heldBy(UUID account);
}
