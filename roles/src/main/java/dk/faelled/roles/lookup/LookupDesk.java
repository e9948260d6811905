package dk.faelled.roles.lookup;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Profile;
import dk.faelled.roles.RoleClaims;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.User;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.projection.RoleSettings;
import dk.faelled.roles.rule.OioBpp;
import dk.faelled.roles.rule.Profiling;
import dk.faelled.roles.rule.Resolution;
import dk.faelled.roles.rule.Weighing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers systems that ask what somebody may. */
@Component
@Transactional(readOnly = true)
class LookupDesk {
    private final Asked asked;
    private final EffectiveRoles effective;
    private final CatalogueTable catalogue;
    private final GivenTable given;
    private final TreeTable tree;
    private final RoleSettings settings;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;

    /** What somebody holds today in the systems asked about, those that are blocked left out. */
    private record Held(User user, List<ItSystem> systems, Holdings holdings, Catalogue known) {
        List<UserRole> roles() {
            var ids = systems.stream().map(ItSystem::id).toList();
            return holdings.roles().stream()
                    .map(known::userRole)
                    .filter(Objects::nonNull)
                    .filter(role -> ids.contains(role.system()))
                    .sorted(Comparator.comparing(UserRole::identifier))
                    .toList();
        }

        List<SystemRole> rights(Collection<UserRole> roles) {
            return roles.stream()
                    .flatMap(role -> role.parts().stream())
                    .map(part -> known.systemRole(part.systemRole()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted(Comparator.comparing(SystemRole::identifier))
                    .toList();
        }

        /** By identifier, in the order of the roles. */
        LinkedHashMap<String, String> names(Collection<UserRole> roles) {
            var names = new LinkedHashMap<String, String>();
            for (var role : roles) {
                var system = known.system(role.system());
                names.put(role.identifier(), role.name() + " (" + (system == null ? "" : system.name()) + ")");
            }
            return names;
        }
    }

    LookupDesk(
            Asked asked,
            EffectiveRoles effective,
            CatalogueTable catalogue,
            GivenTable given,
            TreeTable tree,
            RoleSettings settings,
            Tenants tenants,
            Audit audit,
            Clock clock) {
        this.asked = asked;
        this.effective = effective;
        this.catalogue = catalogue;
        this.given = given;
        this.tree = tree;
        this.settings = settings;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    private User user(String called, @Nullable String domain) {
        var user = asked.user(called, domain);
        audit.viewed("roles.lookup", List.of("role-user:" + user.id()));
        return user;
    }

    LookupAnswer.NameId nameId(String called, @Nullable String domain) {
        var user = user(called, domain);
        return new LookupAnswer.NameId(Profiling.nameId(cvr(), user));
    }

    LookupAnswer.Bpp profile(String called, @Nullable String system, @Nullable String domain) {
        return profile(held(user(called, domain), system == null || system.isBlank() ? null : asked.systems(system)));
    }

    LookupAnswer.Bpp nemLogin(String called, @Nullable String domain) {
        return profile(held(user(called, domain), asked.nemLogin()));
    }

    private LookupAnswer.Bpp profile(Held held) {
        var profile = worked(held);
        return LookupAnswer.Bpp.of(profile, OioBpp.encoded(profile.privileges()));
    }

    private Profile worked(Held held) {
        return profiling(held.known()).of(held.user(), held.holdings(), held.systems(), said(held));
    }

    /** What was said with the assignments, where a role leaves something to be said. */
    private Assignments said(Held held) {
        return held.known().userRoles().stream().anyMatch(UserRole::leavesOpen)
                ? given.direct(List.of(held.user().id()), today())
                : new Assignments(List.of(), List.of(), Map.of());
    }

    /** @param systems null: all */
    RoleClaims claims(User user, @Nullable List<ItSystem> systems) {
        var held = held(user, systems);
        var roles = held.roles();
        var rights = held.rights(roles);
        return new RoleClaims(
                roles.stream().map(UserRole::identifier).distinct().toList(),
                identifiers(Weighing.strongest(rights), null),
                Set.copyOf(identifiers(rights, null)),
                held.names(roles));
    }

    /** @param systems null: all */
    Profile profile(User user, @Nullable List<ItSystem> systems) {
        return worked(held(user, systems));
    }

    /** @param system empty: all */
    LookupAnswer.AsList list(String called, String system, @Nullable String domain) {
        var user = user(called, domain);
        var held = held(user, system.isBlank() ? null : asked.systems(system));
        var roles = held.roles();
        var rights = Weighing.strongest(held.rights(roles));
        return new LookupAnswer.AsList(
                Profiling.nameId(cvr(), user),
                roles.stream().map(UserRole::identifier).distinct().toList(),
                identifiers(rights, null),
                identifiers(rights, SystemRole.Kind.DATA_ROLE),
                identifiers(rights, SystemRole.Kind.FUNCTION_ROLE),
                held.names(roles),
                user.disabled());
    }

    private static List<String> identifiers(List<SystemRole> rights, SystemRole.@Nullable Kind kind) {
        return rights.stream()
                .filter(right -> kind == null || right.kind() == kind)
                .map(SystemRole::identifier)
                .distinct()
                .toList();
    }

    /** @return null where the system lets nobody in */
    @Nullable
    Boolean hasUserRole(String called, long role, @Nullable String domain) {
        var user = user(called, domain);
        var known = catalogue.userRole(new UserRoleId(role));
        if (known.isEmpty()) return false;
        var system = catalogue.system(known.get().value().system());
        if (system.isPresent() && system.get().value().is(ItSystem.Flag.ACCESS_BLOCKED)) return null;
        return effective.of(user.id(), null, today()).roles().contains(new UserRoleId(role));
    }

    boolean hasSystemRole(String called, String identifier, @Nullable String system, @Nullable String domain) {
        var held = held(user(called, domain), system == null || system.isBlank() ? null : asked.systems(system));
        return held.rights(held.roles()).stream()
                .anyMatch(right -> right.identifier().equals(identifier));
    }

    private Held held(User user, @Nullable List<ItSystem> systems) {
        var holdings = effective.of(user.id(), null, today());
        var known = catalogue.of(holdings.roles());
        var wanted = systems == null ? all(known) : systems;
        return new Held(
                user,
                wanted.stream()
                        .filter(system -> !system.is(ItSystem.Flag.ACCESS_BLOCKED))
                        .toList(),
                holdings,
                known);
    }

    private static List<ItSystem> all(Catalogue known) {
        var ids = new HashSet<ItSystemId>();
        for (var role : known.userRoles()) ids.add(role.system());
        return ids.stream().sorted().map(known::system).filter(Objects::nonNull).toList();
    }

    private Profiling profiling(Catalogue known) {
        var decided = settings.current();
        return new Profiling(
                new Profiling.Authority(cvr(), decided.kombitDomain(), decided.failClosed()),
                known,
                new Resolution(tree.view()));
    }

    private String cvr() {
        return tenants.find(Tenant.current()).orElseThrow().cvr();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
