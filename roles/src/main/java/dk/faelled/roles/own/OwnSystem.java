package dk.faelled.roles.own;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.TenantCreated;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.rights.PermissionCatalogue;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.effective.Lock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fælled as an IT system of its own catalogue: each permission that a module declares is a system role, each built-in role a
 * user role that nobody changes. Kept in step with the program that runs; only what differs is written.
 */
@Component
@Transactional
class OwnSystem {
    /** What others ask by. */
    static final String IDENTIFIER = "Faelled";

    /** The roles of which nobody should hold more than needed. */
    private static final Set<BuiltInRole> SENSITIVE = EnumSet.of(BuiltInRole.ADMINISTRATOR, BuiltInRole.OPERATOR);

    /** May be held for some units and IT systems only (§7). */
    private static final List<String> FOR_UNITS_OR_SYSTEMS =
            List.of("roles.request.authorized", "roles.assigner.user", "roles.assigner.orgunit");

    /** Likewise for some IT systems. */
    private static final List<String> FOR_SYSTEMS = List.of(
            "roles.itsystem.update",
            "roles.itsystem.delete",
            "roles.userrole.create",
            "roles.userrole.update",
            "roles.userrole.delete",
            "roles.rolegroup.update",
            "roles.rolegroup.delete");

    private final OwnTable table;
    private final PermissionCatalogue permissions;
    private final Lock lock;

    OwnSystem(OwnTable table, PermissionCatalogue permissions, Lock lock) {
        this.table = table;
        this.permissions = permissions;
        this.lock = lock;
    }

    @EventListener
    public void on(TenantCreated created) {
        keep();
    }

    /** Of the current authority. @return the number of the system */
    public long keep() {
        lock.hold();
        var system = table.system(IDENTIFIER);
        var declared = permissions.all();
        table.rights(
                system,
                column(declared, Permission::id),
                column(declared, Permission::danish),
                column(declared, Permission::english));
        for (var right : FOR_UNITS_OR_SYSTEMS)
            table.limit(system, right, ConstraintType.OWN_UNIT, ConstraintType.OWN_IT_SYSTEM);
        for (var right : FOR_SYSTEMS) table.limit(system, right, ConstraintType.OWN_IT_SYSTEM);
        var danish = Messages.in(dk.faelled.platform.Context.DANISH);
        var roles = BuiltInRole.values();
        table.roles(
                system,
                Arrays.stream(roles).map(Enum::name).toArray(String[]::new),
                Arrays.stream(roles)
                        .map(role -> danish.get("platform.users.role." + role))
                        .toArray(String[]::new),
                Arrays.stream(roles).map(OwnSystem::flags).toArray(String[]::new));
        var pairs = new ArrayList<String[]>();
        for (var role : roles)
            for (var permission : permissions.holding(role)) pairs.add(new String[] {role.name(), permission});
        table.compose(
                system,
                pairs.stream().map(pair -> pair[0]).toArray(String[]::new),
                pairs.stream().map(pair -> pair[1]).toArray(String[]::new));
        table.forget(system, column(declared, Permission::id));
        return system;
    }

    /** The number of the system, which is laid out where it is not there yet. */
    public long number() {
        return table.known().orElseGet(this::keep);
    }

    /** The rights that may be held for some data only. */
    static String[] limitable() {
        return Stream.concat(FOR_UNITS_OR_SYSTEMS.stream(), FOR_SYSTEMS.stream())
                .toArray(String[]::new);
    }

    private static String flags(BuiltInRole role) {
        return SENSITIVE.contains(role) ? "{READONLY,SENSITIVE}" : "{READONLY}";
    }

    private static String[] column(List<Permission> all, java.util.function.Function<Permission, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}
