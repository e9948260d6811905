package dk.faelled.roles.catalogue;

import dk.faelled.roles.SystemRole;
import dk.faelled.roles.UserRole;

/** What a user role is called that follows a system role. */
final class Linking {
    private static final int LONGEST = 128;

    private Linking() {}

    static String name(UserRole.Link link, String prefix, String own, SystemRole followed) {
        var name = prefix + followed.name();
        return switch (link) {
            case NONE -> own;
            case NAME_ONLY, NAME_AND_DESCRIPTION -> name.substring(0, Math.min(name.length(), LONGEST));
        };
    }

    static String description(UserRole.Link link, String own, SystemRole followed) {
        return switch (link) {
            case NONE, NAME_ONLY -> own;
            case NAME_AND_DESCRIPTION -> followed.description();
        };
    }
}
