package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for at one go.
 *
 * @param reason empty for none
 * @param dates of what is to be given; of what is to be taken away only the last day with it counts
 */
record Ask(List<Wish> wishes, String reason, Dates dates) {
    static final int MOST = 100;
    private static final int LONGEST = 2_000;

    /**
     * One role or group for one user.
     *
     * @param unit null: the unit of the user's first position
     * @param assignment what is to be taken away; null where something is to be given
     */
    record Wish(
            UserId receiver,
            @Nullable UnitId unit,
            Target target,
            List<Postponed> postponed,
            @Nullable AssignmentId assignment) {
        Wish {
            postponed = List.copyOf(postponed);
        }

        static Wish of(UserId receiver, Target target) {
            return new Wish(receiver, null, target, List.of(), null);
        }

        boolean adds() {
            return assignment == null;
        }
    }

    Ask {
        wishes = List.copyOf(wishes);
        reason = reason.strip();
        if (wishes.isEmpty()) throw new RuleBroken("roles.request.nothing").at("targets");
        if (wishes.size() > MOST) throw new RuleBroken("roles.request.many", MOST).at("targets");
        if (reason.length() > LONGEST) throw new RuleBroken("roles.text.too-long", LONGEST).at("reason");
    }
}
