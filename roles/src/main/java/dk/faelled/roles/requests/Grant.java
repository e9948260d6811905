package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.ItSystemId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A right in Fælled that somebody holds, perhaps for some data only.
 *
 * @param actor the person, or the account that is nobody's
 * @param units null: all of them
 * @param systems null: all of them
 */
record Grant(
        UUID actor, @Nullable Set<UnitId> units, @Nullable Set<ItSystemId> systems) {
    boolean covers(@Nullable UnitId unit, Set<ItSystemId> of) {
        return (units == null || unit != null && units.contains(unit)) && (systems == null || systems.containsAll(of));
    }
}
