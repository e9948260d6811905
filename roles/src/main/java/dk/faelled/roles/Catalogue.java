package dk.faelled.roles;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** As much of the catalogue as a question needs, by number. */
public final class Catalogue {
    private final Map<ItSystemId, ItSystem> systems;
    private final Map<SystemRoleId, SystemRole> systemRoles;
    private final Map<UserRoleId, UserRole> userRoles;
    private final Map<ConstraintTypeId, ConstraintType> types;

    public Catalogue(
            Collection<ItSystem> systems,
            Collection<SystemRole> systemRoles,
            Collection<UserRole> userRoles,
            Collection<ConstraintType> types) {
        this.systems = by(systems, ItSystem::id);
        this.systemRoles = by(systemRoles, SystemRole::id);
        this.userRoles = by(userRoles, UserRole::id);
        this.types = by(types, ConstraintType::id);
    }

    private static <K extends Comparable<K>, V> Map<K, V> by(Collection<V> all, Function<V, K> id) {
        var found = new TreeMap<K, V>();
        for (var one : all) found.put(id.apply(one), one);
        return found;
    }

    public @Nullable ItSystem system(ItSystemId id) {
        return systems.get(id);
    }

    public @Nullable SystemRole systemRole(SystemRoleId id) {
        return systemRoles.get(id);
    }

    public @Nullable UserRole userRole(UserRoleId id) {
        return userRoles.get(id);
    }

    public @Nullable ConstraintType type(ConstraintTypeId id) {
        return types.get(id);
    }

    public Collection<UserRole> userRoles() {
        return userRoles.values();
    }
}
