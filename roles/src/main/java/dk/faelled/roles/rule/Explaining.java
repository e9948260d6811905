package dk.faelled.roles.rule;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Explanation;
import dk.faelled.roles.Explanation.Step;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Standing;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Tells why a user holds a role on a day, and why not: by the same judgement by which roles are held. */
public final class Explaining {
    private final OrganisationView organisation;
    private final Assignments assignments;
    private final Judgement judgement;

    public Explaining(OrganisationView organisation, Assignments assignments) {
        this.organisation = organisation;
        this.assignments = assignments;
        this.judgement = new Judgement(organisation);
    }

    public Explanation why(User user, UserRoleId role, LocalDate day) {
        var steps = new ArrayList<Step>();
        for (var assignment : assignments.of(user.id()))
            if (assignments.gives(assignment.target(), role))
                steps.add(new Step(
                        assignment.id(),
                        assignment.target(),
                        null,
                        List.of(),
                        dated(user, Verdict.HELD, assignment.dates(), day)));
        var met = new HashSet<AssignmentId>();
        for (var standing : judgement.standings(user))
            for (var unit : organisation.path(standing.unit()))
                for (var assignment : assignments.on(unit)) {
                    if (!assignments.gives(assignment.target(), role)) continue;
                    met.add(assignment.id());
                    steps.add(step(
                            standing,
                            assignment,
                            dated(user, judgement.of(assignment, user, standing), assignment.dates(), day)));
                }
        for (var position : user.positions())
            if (position.doNotInherit())
                for (var unit : organisation.path(position.unit()))
                    for (var assignment : assignments.on(unit))
                        if (assignments.gives(assignment.target(), role) && met.add(assignment.id()))
                            steps.add(step(new Standing.InPosition(position), assignment, Verdict.DOES_NOT_INHERIT));
        for (var assignment : assignments.onUnits())
            if (assignments.gives(assignment.target(), role) && !met.contains(assignment.id()))
                steps.add(new Step(assignment.id(), assignment.target(), null, List.of(), Verdict.ELSEWHERE));
        return new Explanation(user.id(), role, steps);
    }

    private Step step(Standing standing, UnitAssignment assignment, Verdict verdict) {
        return new Step(assignment.id(), assignment.target(), standing, up(standing, assignment.unit()), verdict);
    }

    private List<UnitId> up(Standing standing, UnitId to) {
        var path = organisation.path(standing.unit());
        return path.subList(0, path.indexOf(to) + 1);
    }

    private static Verdict dated(User user, Verdict verdict, Dates dates, LocalDate day) {
        if (user.deleted()) return Verdict.USER_DELETED;
        if (verdict.outcome() == Verdict.Outcome.NOT_APPLICABLE) return verdict;
        if (dates.isAfter(day)) return Verdict.NOT_YET;
        return dates.isBefore(day) ? Verdict.ENDED : verdict;
    }
}
