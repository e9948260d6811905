package dk.faelled.roles.rights;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.ItSystemId;
import java.util.Collection;
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
public record Grant(
        UUID actor, @Nullable Set<UnitId> units, @Nullable Set<ItSystemId> systems) {
    public boolean covers(@Nullable UnitId unit, Set<ItSystemId> of) {
        return (units == null || unit != null && units.contains(unit)) && (systems == null || systems.containsAll(of));
    }

    public boolean isWhole() {
        return units == null && systems == null;
    }

    /** Whether the right reaches one of the units; whoever stands in none is reached by what reaches all. */
    public boolean reachesAny(Collection<UnitId> of) {
        return units == null || of.stream().anyMatch(units::contains);
    }

    public boolean reachesAll(Collection<UnitId> of) {
        return units == null || units.containsAll(of);
    }

    public boolean reaches(ItSystemId system) {
        return systems == null || systems.contains(system);
    }
}
