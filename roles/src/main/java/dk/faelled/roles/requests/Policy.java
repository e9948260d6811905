package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.Target;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What counts for requests of one role or group, whoever said it: itself, its system, or the authority.
 *
 * @param plainName its own name
 * @param name with the system's where it is a role
 * @param filters each a list of units that the receiver's unit must be in or below; an empty one is met by nobody
 * @param systems those whose roles it gives
 * @param responsible the persons who answer for all of these systems
 * @param userOnly only ever assigned to users themselves
 * @param closed nobody asks for it: a system of it is hidden, kept elsewhere, or Fælled itself
 */
record Policy(
        Target target,
        String plainName,
        String name,
        Set<RequestableBy> requesters,
        Set<ApprovableBy> approvers,
        ReasonRule reason,
        List<Set<UnitId>> filters,
        Set<ItSystemId> systems,
        Set<UUID> responsible,
        boolean userOnly,
        boolean closed) {

    /** @param path the receiver's unit and all above it; empty for whoever has none */
    boolean isFor(Collection<UnitId> path) {
        return filters.stream().allMatch(units -> path.stream().anyMatch(units::contains));
    }
}
