package dk.faelled.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who can sign in to the current authority with user name and password; the module {@code identity} takes this over. */
public interface Accounts {
    /** As {@link #keepWith}, with built-in roles. */
    default UUID keep(
            String userName, String displayName, String password, Set<BuiltInRole> roles, @Nullable UUID person) {
        return keepWith(
                userName,
                displayName,
                password,
                roles.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()),
                person);
    }

    /**
     * Makes the account, or sets name and password of the one that is there. It is given the roles that it lacks; none is
     * taken from it. Announces {@link AccountKept}.
     *
     * @param roles ids, {@link OwnRoles.Role#id}
     */
    UUID keepWith(String userName, String displayName, String password, Set<String> roles, @Nullable UUID person);

    /** Whether an account with this id, or one that is tied to a person with this id, is open. */
    boolean isOpen(UUID actor);

    /** The open account, as it was made. */
    Optional<AccountKept> find(UUID account);

    /** Whether it is the account's password. A wrong one counts like one at the sign-in page; while it is locked none is right. */
    boolean proves(UUID account, String password);

    /** Ids of the roles that the open accounts of whoever acts as this were made with. */
    Set<String> madeWith(UUID actor);

    /** Those that are open, by user name, as they were made. @param after empty for the first page */
    List<AccountKept> open(String after, int size);
}
