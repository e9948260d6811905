package dk.faelled.roles.upkeep;

import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.ManyAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.lookup.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The system roles of a system that keeps them itself, and the user roles made of them one to one. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RightsUpkeep {
    private static final int NAME = 128;
    private final CatalogueTable catalogue;
    private final SystemRoleRegister systemRoles;
    private final UserRoleRegister userRoles;
    private final ManyAssignments assignments;
    private final Asked asked;

    RightsUpkeep(
            CatalogueTable catalogue,
            SystemRoleRegister systemRoles,
            UserRoleRegister userRoles,
            ManyAssignments assignments,
            Asked asked) {
        this.catalogue = catalogue;
        this.systemRoles = systemRoles;
        this.userRoles = userRoles;
        this.assignments = assignments;
        this.asked = asked;
    }

    /** @return the identifiers of those that were not there */
    public List<String> bringInStep(
            ItSystem system,
            Map<String, Stored<SystemRole>> known,
            Map<String, ManagedSystem.Role> wanted,
            boolean maintain) {
        var created = new ArrayList<String>();
        wanted.forEach((identifier, said) -> {
            var name = said.name() == null || said.name().isBlank()
                    ? identifier
                    : said.name().strip();
            var description =
                    said.description() == null ? "" : said.description().strip();
            var stored = known.get(identifier);
            if (stored == null) {
                create(system, name, identifier, description);
                created.add(identifier);
            } else if (maintain) rename(stored, name, description);
        });
        return created;
    }

    private void create(ItSystem system, String name, String identifier, String description) {
        if (!identifier.matches("[A-Za-z0-9_-]+"))
            throw Refused.wrong("The identifier of a system role holds letters, digits, _ and - only: " + identifier);
        systemRoles.create(
                system.id(),
                new WriteSystemRole(name, identifier, description, 1, null, SystemRole.Kind.BOTH, List.of()));
    }

    private void rename(Stored<SystemRole> stored, String name, String description) {
        var role = stored.value();
        if (role.name().equals(name) && role.description().equals(description)) return;
        systemRoles.change(
                role.id(),
                stored.version(),
                new WriteSystemRole(
                        name,
                        role.identifier(),
                        description,
                        role.weight(),
                        role.maximum(),
                        role.kind(),
                        role.constraints()));
    }

    /** Taken out of every user role; one that nothing is left in goes too. */
    public void remove(ItSystem system, List<SystemRole> gone) {
        if (gone.isEmpty()) return;
        var ids = gone.stream().map(SystemRole::id).collect(Collectors.toSet());
        for (var stored : catalogue.userRolesOf(system.id())) {
            var role = stored.value();
            var left = role.parts().stream()
                    .filter(part -> !ids.contains(part.systemRole()))
                    .toList();
            boolean unlinked = role.linked() != null && ids.contains(role.linked());
            if (left.size() == role.parts().size() && !unlinked) continue;
            userRoles.change(role.id(), stored.version(), without(role, left, unlinked));
            if (left.isEmpty() && !role.parts().isEmpty()) userRoles.delete(role.id());
        }
        for (var role : gone) systemRoles.delete(role.id());
    }

    private static WriteUserRole without(UserRole role, List<UserRole.Part> parts, boolean unlinked) {
        return new WriteUserRole(
                role.name(),
                role.identifier(),
                role.description(),
                role.flags(),
                unlinked ? null : role.linked(),
                unlinked ? UserRole.Link.NONE : role.link(),
                unlinked ? "" : role.linkPrefix(),
                parts);
    }

    /** Every system role that no user role has the identifier of gets one, whose name follows it. */
    public void convert(ItSystem system) {
        Set<String> there = new HashSet<>();
        for (var role : catalogue.userRolesOf(system.id()))
            there.add(role.value().identifier());
        for (var stored : catalogue.systemRolesOf(system.id())) {
            var right = stored.value();
            if (there.contains(right.identifier())) continue;
            userRoles.create(
                    system.id(),
                    new WriteUserRole(
                            right.name().substring(0, Math.min(right.name().length(), NAME)),
                            right.identifier(),
                            right.description(),
                            Set.of(),
                            right.id(),
                            UserRole.Link.NAME_AND_DESCRIPTION,
                            "",
                            List.of(new UserRole.Part(right.id(), List.of()))));
        }
    }

    /**
     * The users that are named have the user role made of the system role, and nobody else. Accounts that the catalogue does
     * not know have nothing here; a role of which no users are said stays as it is.
     */
    public void assign(ItSystem system, long domain, Collection<ManagedSystem.Role> said) {
        var roles = made(system);
        var names = new HashSet<String>();
        for (var one : said) if (one.users() != null) names.addAll(named(one));
        var known = asked.known(names, domain);
        for (var one : said) {
            var role = roles.get(String.valueOf(one.identifier()).strip());
            if (role == null || one.users() == null) continue;
            assignments.exactly(
                    role.id(),
                    domain,
                    named(one).stream()
                            .map(name -> known.get(Asked.name(name)))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
    }

    /** Without those of the same identifier that people have made of something else. */
    private Map<String, UserRole> made(ItSystem system) {
        var rights = new HashMap<SystemRoleId, String>();
        for (var right : catalogue.systemRolesOf(system.id()))
            rights.put(right.value().id(), right.value().identifier());
        var made = new HashMap<String, UserRole>();
        for (var stored : catalogue.userRolesOf(system.id())) {
            var role = stored.value();
            if (role.parts().stream().anyMatch(part -> role.identifier().equals(rights.get(part.systemRole()))))
                made.put(role.identifier(), role);
        }
        return made;
    }

    private static List<String> named(ManagedSystem.Role role) {
        return role.users() == null
                ? List.of()
                : role.users().stream()
                        .filter(Objects::nonNull)
                        .filter(name -> !name.isBlank())
                        .toList();
    }
}
