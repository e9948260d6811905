package dk.faelled.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The roles of the program itself in the current authority: who holds them, and what they let somebody do. The module
 * {@code roles} answers out of its catalogue and hears {@link AccountKept}; where it is not there, the built-in roles
 * decide.
 */
public interface OwnRoles {
    /**
     * @param id the same for as long as the role is there; of a built-in role {@link BuiltInRole#name}
     * @param name in the words of the authority
     * @param permissions ids of all that it lets somebody do
     */
    record Role(String id, String name, Set<String> permissions) {
        public Role {
            permissions = Set.copyOf(permissions);
        }
    }

    /**
     * Ids of the permissions that somebody holds today, asked anew each time.
     *
     * @param actor {@link Actor#id}: the account, or the person that it is tied to
     */
    Set<String> held(UUID actor);

    /** By name. */
    List<Role> all();

    /** Ids of the roles that each account holds today; those without any are not in it. */
    Map<UUID, Set<String>> of(Collection<UUID> accounts);

    /** Where the roles of an account are given and taken; empty where that is nowhere. */
    default Optional<String> page(UUID account) {
        return Optional.empty();
    }
}
