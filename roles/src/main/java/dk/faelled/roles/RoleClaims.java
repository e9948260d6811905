package dk.faelled.roles;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What somebody holds in some systems, without limits.
 *
 * @param userRoles identifiers, in order, each once
 * @param systemRoles likewise, of each system the weightiest alone
 * @param held identifiers of all system roles, whatever their weight
 * @param names what each user role is called, with its system
 */
public record RoleClaims(
        List<String> userRoles, List<String> systemRoles, Set<String> held, SequencedMap<String, String> names) {
    public RoleClaims {
        userRoles = List.copyOf(userRoles);
        systemRoles = List.copyOf(systemRoles);
        held = Set.copyOf(held);
        names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
    }

    public boolean hasUserRole(String identifier) {
        return userRoles.contains(identifier);
    }

    /** Whatever its weight. */
    public boolean hasSystemRole(String identifier) {
        return held.contains(identifier);
    }
}
