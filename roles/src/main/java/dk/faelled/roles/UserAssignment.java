package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role or a group assigned to one user (direkte tildeling).
 *
 * @param owningUnit whose manager answers for it (ejende enhed)
 */
public record UserAssignment(
        AssignmentId id,
        UserId user,
        Target target,
        Dates dates,
        @Nullable UnitId owningUnit,
        List<Postponed> postponed) {
    public UserAssignment {
        postponed = List.copyOf(postponed);
    }
}
