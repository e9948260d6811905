package dk.faelled.roles.catalogue;

import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is said about a user role; a name that follows a system role is not asked for. */
public record WriteUserRole(
        String name,
        String identifier,
        String description,
        Set<UserRole.Flag> flags,
        @Nullable SystemRoleId linked,
        UserRole.Link link,
        String linkPrefix,
        List<UserRole.Part> parts) {
    public WriteUserRole {
        name = Said.text("name", name, 128);
        identifier = Said.text("identifier", identifier, 128);
        flags = Set.copyOf(flags);
        parts = List.copyOf(parts);
    }

    public static WriteUserRole of(String name, String identifier, UserRole.Part... parts) {
        return new WriteUserRole(name, identifier, "", Set.of(), null, UserRole.Link.NONE, "", List.of(parts));
    }

    public WriteUserRole with(Set<UserRole.Flag> flags) {
        return new WriteUserRole(name, identifier, description, flags, linked, link, linkPrefix, parts);
    }
}
