package dk.faelled.roles;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named bundle of system roles of one IT system (jobfunktionsrolle).
 *
 * @param delegatedFrom CVR number of the authority that lets us use it; null for our own
 * @param linked the system role that its name follows; null where it has its own
 * @param linkPrefix put before the name that follows; empty where nothing is
 */
public record UserRole(
        UserRoleId id,
        UUID uuid,
        ItSystemId system,
        String name,
        String identifier,
        String description,
        @Nullable String delegatedFrom,
        Set<Flag> flags,
        @Nullable SystemRoleId linked,
        Link link,
        String linkPrefix,
        List<Part> parts) {
    public enum Flag {
        /** Only ever assigned to users themselves. */
        USER_ONLY,
        SENSITIVE,
        EXTRA_SENSITIVE,
        /** Some of what it is limited to is said when it is assigned. */
        ALLOWS_POSTPONING,
        READONLY
    }

    public enum Link {
        NONE,
        NAME_AND_DESCRIPTION,
        NAME_ONLY
    }

    /** A system role in it, and what that is limited to. */
    public record Part(SystemRoleId systemRole, List<ConstraintValue> constraints) {
        public Part {
            constraints = List.copyOf(constraints);
        }
    }

    public UserRole {
        flags = Set.copyOf(flags);
        parts = List.copyOf(parts);
    }

    public UserRole of(List<Part> parts) {
        return new UserRole(
                id, uuid, system, name, identifier, description, delegatedFrom, flags, linked, link, linkPrefix, parts);
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    public boolean isSensitive() {
        return is(Flag.SENSITIVE) || is(Flag.EXTRA_SENSITIVE);
    }

    /** Whether something that it is limited to is said when it is assigned. */
    public boolean leavesOpen() {
        return parts.stream()
                .flatMap(part -> part.constraints().stream())
                .anyMatch(value -> value.kind() == ConstraintValue.Kind.POSTPONED);
    }
}
