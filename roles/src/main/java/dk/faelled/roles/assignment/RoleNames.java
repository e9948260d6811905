package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the things of a page are called: read once for all of them. */
final class RoleNames {
    private final Map<UserRoleId, UserRole> roles;
    private final Map<RoleGroupId, String> groups;
    private final Map<ItSystemId, String> systems;
    private final OrganisationView organisation;

    private RoleNames(
            Map<UserRoleId, UserRole> roles,
            Map<RoleGroupId, String> groups,
            Map<ItSystemId, String> systems,
            OrganisationView organisation) {
        this.roles = roles;
        this.groups = groups;
        this.systems = systems;
        this.organisation = organisation;
    }

    static RoleNames of(
            CatalogueTable catalogue,
            OrganisationView organisation,
            Collection<UserRoleId> roles,
            Collection<RoleGroupId> groups) {
        var known = catalogue.userRoles(roles).stream()
                .map(Stored::value)
                .collect(Collectors.toMap(UserRole::id, Function.identity()));
        var systems = catalogue
                .systems(
                        known.values().stream().map(UserRole::system).distinct().toList())
                .stream()
                .map(Stored::value)
                .collect(Collectors.toMap(ItSystem::id, ItSystem::name));
        return new RoleNames(known, catalogue.groupNames(groups), systems, organisation);
    }

    /** Of whatever is assigned. */
    static RoleNames of(CatalogueTable catalogue, OrganisationView organisation, Collection<Target> targets) {
        var roles = new HashSet<UserRoleId>();
        var groups = new HashSet<RoleGroupId>();
        for (var target : targets) {
            switch (target) {
                case Target.OfRole(var role) -> roles.add(role);
                case Target.OfGroup(var group) -> groups.add(group);
            }
        }
        return of(catalogue, organisation, roles, groups);
    }

    String role(@Nullable UserRoleId id) {
        var role = id == null ? null : roles.get(id);
        return role == null ? Messages.text("roles.group.empty") : role.name();
    }

    String system(@Nullable UserRoleId id) {
        var role = id == null ? null : roles.get(id);
        return role == null ? "" : systems.getOrDefault(role.system(), "");
    }

    boolean sensitive(@Nullable UserRoleId id) {
        var role = id == null ? null : roles.get(id);
        return role != null && role.isSensitive();
    }

    String group(RoleGroupId id) {
        return groups.getOrDefault(id, id.toString());
    }

    String target(Target target) {
        return switch (target) {
            case Target.OfRole(var role) ->
                system(role).isEmpty() ? role(role) : role(role) + " (" + system(role) + ")";
            case Target.OfGroup(var group) -> Messages.text("roles.group.called", group(group));
        };
    }

    String unit(@Nullable UnitId id) {
        var unit = id == null ? null : organisation.unit(id);
        return unit == null ? "" : unit.name();
    }

    /** Through what somebody holds it. @param title of the position that let the user through; empty for none */
    String through(EffectiveRole row, String title) {
        var group = row.group();
        if (group != null)
            return row.unit() == null
                    ? Messages.text("roles.through.group", group(group))
                    : Messages.text("roles.through.group.unit", group(group), unit(row.unit()));
        return switch (row.through()) {
            case DIRECT, ROLE_GROUP -> Messages.text("roles.through.direct");
            case ORG_UNIT -> Messages.text("roles.through.unit", unit(row.unit()));
            case TITLE ->
                title.isEmpty()
                        ? Messages.text("roles.through.unit", unit(row.unit()))
                        : Messages.text("roles.through.title", unit(row.unit()), title);
        };
    }
}
