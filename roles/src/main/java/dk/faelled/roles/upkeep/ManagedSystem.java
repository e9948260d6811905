package dk.faelled.roles.upkeep;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An IT system with all its system roles, as it keeps them itself.
 *
 * @param convertRolesEnabled each system role has a user role of the same identifier
 */
record ManagedSystem(
        @Nullable String name,
        @Nullable String identifier,
        @Nullable Boolean convertRolesEnabled,
        @Nullable Boolean readonly,
        List<Role> systemRoles) {
    ManagedSystem {
        systemRoles = systemRoles == null
                ? List.of()
                : systemRoles.stream().filter(Objects::nonNull).toList();
    }

    /** @param users account names; null: nothing is said of them */
    record Role(
            @Nullable String name,
            @Nullable String identifier,
            @Nullable String description,
            @Nullable List<String> users) {}

    record Line(long id, String name, String identifier) {}
}
