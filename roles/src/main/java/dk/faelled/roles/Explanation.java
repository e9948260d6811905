package dk.faelled.roles;

import dk.faelled.organisation.UnitId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a user holds a role, or does not (Hvorfor?): what every assignment that gives the role says of the user. */
public record Explanation(UserId user, UserRoleId role, List<Step> steps) {
    /**
     * @param standing null for what is assigned to the user, and for what lies on units that the user does not stand below
     * @param path from where the user stands up to the unit of the assignment; empty where there is no standing
     */
    public record Step(
            AssignmentId assignment,
            Target target,
            @Nullable Standing standing,
            List<UnitId> path,
            Verdict verdict) {}

    public Explanation {
        steps = List.copyOf(steps);
    }

    public boolean held() {
        return steps.stream().anyMatch(s -> s.verdict() == Verdict.HELD);
    }

    /** The assignments without which the user would not hold it. */
    public Set<AssignmentId> through() {
        return steps.stream()
                .filter(s -> s.verdict() == Verdict.HELD)
                .map(Step::assignment)
                .collect(Collectors.toSet());
    }
}
