package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role or a group for one user.
 *
 * @param owningUnit null: the unit of the user's first position
 */
public record AssignToUser(
        UserId user,
        Target target,
        Dates dates,
        @Nullable UnitId owningUnit,
        String caseNumber,
        List<Postponed> postponed) {
    public AssignToUser {
        if (caseNumber.length() > 150) throw new RuleBroken("roles.text.too-long", 150).at("caseNumber");
        postponed = List.copyOf(postponed);
    }

    public static AssignToUser of(UserId user, Target target) {
        return new AssignToUser(user, target, Dates.ALWAYS, null, "", List.of());
    }

    public AssignToUser during(Dates dates) {
        return new AssignToUser(user, target, dates, owningUnit, caseNumber, postponed);
    }

    public AssignToUser limitedTo(List<Postponed> postponed) {
        return new AssignToUser(user, target, dates, owningUnit, caseNumber, postponed);
    }
}
