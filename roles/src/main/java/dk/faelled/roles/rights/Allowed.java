package dk.faelled.roles.rights;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.ItSystemId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Every act of the catalogue asks here itself, so that it holds whichever way it is called. A right may be held for some
 * units or IT systems only; what it is held for in several ways is united.
 */
@Component
public class Allowed {
    private final AccessDecider access;
    private final Grants grants;

    Allowed(AccessDecider access, Grants grants) {
        this.access = access;
        this.grants = grants;
    }

    public boolean has(String permission) {
        return access.may(permission);
    }

    public void demand(String permission) {
        if (!access.may(permission)) throw new Forbidden(permission);
    }

    /** How far it reaches; at least one. */
    public List<Grant> reach(String permission) {
        demand(permission);
        return grants.of(permission);
    }

    /** @throws RuleBroken where the right is held for some units or systems only */
    public void demandWhole(String permission) {
        if (reach(permission).stream().noneMatch(Grant::isWhole)) throw new RuleBroken("roles.reach.whole");
    }

    /** @throws RuleBroken where the right is held for other systems only */
    public void demand(String permission, ItSystemId system) {
        demand(permission, Set.of(system));
    }

    /** @param systems none: the right must be held for all */
    public void demand(String permission, Collection<ItSystemId> systems) {
        var reach = reach(permission);
        if (systems.isEmpty() && reach.stream().noneMatch(Grant::isWhole)) throw new RuleBroken("roles.reach.whole");
        for (var system : systems)
            if (reach.stream().noneMatch(grant -> grant.reaches(system))) throw new RuleBroken("roles.reach.system");
    }

    public boolean reaches(String permission, ItSystemId system) {
        return has(permission) && grants.of(permission).stream().anyMatch(grant -> grant.reaches(system));
    }
}
