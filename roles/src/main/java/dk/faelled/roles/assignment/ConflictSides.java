package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Messages;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the two sides of rules about separation of duties are called: read once for all of them. */
final class ConflictSides {
    private final Map<UserRoleId, String> roles;
    private final Map<RoleGroupId, String> groups;
    private final Map<ItSystemId, String> systems;
    private final Map<SystemRoleId, SystemRole> rights;

    private ConflictSides(
            Map<UserRoleId, String> roles,
            Map<RoleGroupId, String> groups,
            Map<ItSystemId, String> systems,
            Map<SystemRoleId, SystemRole> rights) {
        this.roles = roles;
        this.groups = groups;
        this.systems = systems;
        this.rights = rights;
    }

    static ConflictSides of(CatalogueTable catalogue, Collection<ConflictRule> rules) {
        var roles = new HashSet<UserRoleId>();
        var groups = new HashSet<RoleGroupId>();
        var systems = new HashSet<ItSystemId>();
        var rights = new HashSet<SystemRoleId>();
        for (var rule : rules) {
            var choices = new HashSet<>(rule.left());
            choices.addAll(rule.right());
            for (var choice : choices) {
                switch (choice) {
                    case Choice.Role(var role) -> roles.add(role);
                    case Choice.Group(var group) -> groups.add(group);
                    case Choice.System(var system) -> systems.add(system);
                    case Choice.Right(var right) -> rights.add(right);
                }
            }
        }
        return new ConflictSides(
                catalogue.userRoles(roles).stream()
                        .map(Stored::value)
                        .collect(Collectors.toMap(UserRole::id, UserRole::name)),
                catalogue.groupNames(groups),
                catalogue.systems(systems).stream()
                        .map(Stored::value)
                        .collect(Collectors.toMap(ItSystem::id, ItSystem::name)),
                catalogue.systemRoles(rights));
    }

    /** All of a side in one line, in order. */
    String words(Collection<Choice> side) {
        return side.stream().map(this::word).sorted().collect(Collectors.joining(", "));
    }

    private String word(Choice choice) {
        return switch (choice) {
            case Choice.Role(var role) -> roles.getOrDefault(role, Messages.text("roles.group.empty"));
            case Choice.Group(var group) ->
                Messages.text("roles.group.called", groups.getOrDefault(group, group.toString()));
            case Choice.System(var system) -> systems.getOrDefault(system, "");
            case Choice.Right(var right) ->
                Optional.ofNullable(rights.get(right)).map(SystemRole::name).orElse("");
        };
    }
}
