package dk.faelled.platform;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who can sign in to the current authority with user name and password; the module {@code identity} takes this over. */
public interface Accounts {
    /** Makes the account, or sets name, roles and password of the one that is there. */
    UUID keep(String userName, String displayName, String password, Set<BuiltInRole> roles, @Nullable UUID person);

    /** The roles of an account that is open. */
    Optional<Set<BuiltInRole>> roles(UUID account);

    /** The roles of whoever acts as this: the account, or those that are tied to the person; none where they are closed. */
    Set<BuiltInRole> rolesOf(UUID actor);
}
