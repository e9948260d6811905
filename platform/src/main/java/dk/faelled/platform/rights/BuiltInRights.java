package dk.faelled.platform.rights;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.OwnRoles;
import dk.faelled.platform.page.Messages;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** The built-in roles with which accounts were made, where no module keeps roles. */
@Component
@Fallback
class BuiltInRights implements OwnRoles {
    private final Accounts accounts;
    private final PermissionCatalogue catalogue;

    BuiltInRights(Accounts accounts, PermissionCatalogue catalogue) {
        this.accounts = accounts;
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> held(UUID actor) {
        var with = accounts.madeWith(actor);
        var held = new HashSet<String>();
        for (var role : BuiltInRole.values()) if (with.contains(role.name())) held.addAll(catalogue.holding(role));
        return held;
    }

    @Override
    public List<Role> all() {
        return Arrays.stream(BuiltInRole.values())
                .map(role ->
                        new Role(role.name(), Messages.text("platform.users.role." + role), catalogue.holding(role)))
                .toList();
    }

    @Override
    public Map<UUID, Set<String>> of(Collection<UUID> wanted) {
        var roles = new HashMap<UUID, Set<String>>();
        for (var account : wanted) roles.put(account, accounts.madeWith(account));
        return roles;
    }
}
