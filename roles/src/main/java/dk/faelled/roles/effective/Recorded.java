package dk.faelled.roles.effective;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.ExceptedRole;
import dk.faelled.roles.Explanation;
import dk.faelled.roles.Explanation.Step;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains what was held from what was kept of it. */
final class Recorded {
    private Recorded() {}

    /** @param groups those that hold the role */
    static Explanation why(UserId user, UserRoleId role, Holdings kept, Set<RoleGroupId> groups) {
        var steps = new ArrayList<Step>();
        for (var row : kept.held()) if (role.equals(row.role())) steps.add(held(row, role));
        for (var row : kept.excepted()) if (concerns(row.target(), role, groups)) steps.add(excepted(row));
        return new Explanation(user, role, steps);
    }

    private static Step held(EffectiveRole row, UserRoleId role) {
        var target = row.group() == null ? new Target.OfRole(role) : new Target.OfGroup(row.group());
        return new Step(row.assignment(), target, null, path(row.unit()), Verdict.HELD);
    }

    private static Step excepted(ExceptedRole row) {
        var verdict =
                switch (row.reason()) {
                    case TITLE -> Verdict.EXCEPTED_TITLE;
                    case USER -> Verdict.EXCEPTED_USER;
                    case UNIT -> Verdict.EXCEPTED_UNIT;
                };
        return new Step(row.assignment(), row.target(), null, path(row.unit()), verdict);
    }

    private static List<UnitId> path(@Nullable UnitId unit) {
        return unit == null ? List.of() : List.of(unit);
    }

    private static boolean concerns(Target target, UserRoleId role, Set<RoleGroupId> groups) {
        return switch (target) {
            case Target.OfRole(var one) -> one.equals(role);
            case Target.OfGroup(var group) -> groups.contains(group);
        };
    }
}
