package dk.faelled.roles.rule;

import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.SystemRole;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/** Of the rights in one system that somebody holds, only the weightiest are handed out (styrke). */
public final class Weighing {
    private Weighing() {}

    /** In their order, each once. */
    public static List<SystemRole> strongest(Collection<SystemRole> held) {
        var most = new HashMap<ItSystemId, Integer>();
        for (var role : held) most.merge(role.system(), role.weight(), Math::max);
        return held.stream()
                .distinct()
                .filter(role -> Integer.valueOf(role.weight()).equals(most.get(role.system())))
                .toList();
    }
}
