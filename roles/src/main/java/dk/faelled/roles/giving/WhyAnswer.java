package dk.faelled.roles.giving;

import dk.faelled.roles.Explanation;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Standing;
import dk.faelled.roles.Target;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a user holds a role, or does not: what every assignment that gives it says. @param steps those that are asked */
record WhyAnswer(UUID user, long userRoleId, String userRole, boolean held, List<Step> steps) {
    /**
     * @param standing POSITION, MANAGER, SUBSTITUTE or FUNCTION; null for what is assigned to the user
     * @param path from where the user stands up to the unit of the assignment
     * @param verdict HELD, EXCEPTED_UNIT, NOT_INHERITED …
     */
    record Step(
            long assignmentId,
            @Nullable Long roleGroupId,
            @Nullable String standing,
            List<HeldAnswer.Unit> path,
            String verdict) {}

    static WhyAnswer of(Explanation why, String name, OrganisationView view) {
        return new WhyAnswer(
                why.user().value(),
                why.role().value(),
                name,
                why.held(),
                why.steps().stream().map(step -> step(step, view)).toList());
    }

    private static Step step(Explanation.Step step, OrganisationView view) {
        return new Step(
                step.assignment().value(),
                step.target() instanceof Target.OfGroup(var group) ? group.value() : null,
                standing(step.standing()),
                step.path().stream()
                        .map(unit -> {
                            var known = view.unit(unit);
                            return new HeldAnswer.Unit(unit.value(), known == null ? null : known.name());
                        })
                        .toList(),
                step.verdict().name());
    }

    private static @Nullable String standing(@Nullable Standing standing) {
        return switch (standing) {
            case null -> null;
            case Standing.InPosition _ -> "POSITION";
            case Standing.AsManager _ -> "MANAGER";
            case Standing.AsSubstitute _ -> "SUBSTITUTE";
            case Standing.InOffice _ -> "FUNCTION";
        };
    }
}
