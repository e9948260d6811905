package dk.faelled.platform.rights;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All permissions that the modules declare, and what each built-in role holds. */
@Component
public class PermissionCatalogue {
    private final Map<String, Permission> permissions = new TreeMap<>();
    private final Map<BuiltInRole, Set<String>> held = new EnumMap<>(BuiltInRole.class);

    PermissionCatalogue(List<Permissions> modules) {
        for (var role : BuiltInRole.values()) held.put(role, new HashSet<>());
        for (var module : modules) {
            for (var declared : module.declared()) declare(declared);
        }
    }

    private void declare(Permissions.Held declared) {
        var permission = declared.permission();
        if (permissions.put(permission.id(), permission) != null)
            throw new IllegalStateException("permission " + permission.id() + " is declared twice");
        for (var role : declared.roles()) rights(role).add(permission.id());
    }

    public boolean knows(String permission) {
        return permissions.containsKey(permission);
    }

    public Optional<Permission> find(String permission) {
        return Optional.ofNullable(permissions.get(permission));
    }

    public List<Permission> all() {
        return List.copyOf(permissions.values());
    }

    public Set<String> ids() {
        return Collections.unmodifiableSet(permissions.keySet());
    }

    /** Ids of the permissions that the built-in role holds. */
    public Set<String> holding(BuiltInRole role) {
        return Collections.unmodifiableSet(rights(role));
    }

    private Set<String> rights(BuiltInRole role) {
        return java.util.Objects.requireNonNull(held.get(role));
    }
}
