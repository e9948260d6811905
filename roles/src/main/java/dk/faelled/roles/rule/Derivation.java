package dk.faelled.roles.rule;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.EffectiveRole.Source;
import dk.faelled.roles.EffectiveRole.Through;
import dk.faelled.roles.ExceptedRole;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Standing;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The one function: what a user holds, by hand and by rule. An exception in one place takes nothing away that is held in
 * another: a right is held if at least one way leads to it.
 */
public final class Derivation {
    private final OrganisationView organisation;
    private final Assignments assignments;
    private final Judgement judgement;

    /** What may be held only once: the same role by the same assignment, answered for by the same unit. */
    private record Key(
            @Nullable UserRoleId role,
            @Nullable RoleGroupId group,
            long assignment,
            @Nullable UnitId responsible) {}

    public Derivation(OrganisationView organisation, Assignments assignments) {
        this.organisation = organisation;
        this.assignments = assignments;
        this.judgement = new Judgement(organisation);
    }

    public Holdings of(User user, LocalDate day) {
        return of(user).on(day);
    }

    /** Whatever the dates: with what has ended and what is still to come, each with its dates. */
    public Holdings of(User user) {
        if (user.deleted()) return Holdings.NOTHING;
        var held = new LinkedHashMap<Key, EffectiveRole>();
        var excepted = new LinkedHashSet<ExceptedRole>();
        for (var assignment : assignments.of(user.id()))
            for (var role : rolesOf(assignment.target()))
                keep(
                        held,
                        new EffectiveRole(
                                user.id(),
                                role,
                                group(assignment.target()),
                                assignment.id(),
                                Source.USER,
                                group(assignment.target()) == null ? Through.DIRECT : Through.ROLE_GROUP,
                                null,
                                null,
                                assignment.owningUnit() == null
                                        ? null
                                        : organisation.answering(user.id(), assignment.owningUnit()),
                                assignment.dates()));
        for (var standing : judgement.standings(user))
            for (var unit : organisation.path(standing.unit()))
                for (var assignment : assignments.on(unit)) take(user, standing, assignment, held, excepted);
        return new Holdings(List.copyOf(held.values()), List.copyOf(excepted));
    }

    private void take(
            User user,
            Standing standing,
            UnitAssignment assignment,
            SequencedMap<Key, EffectiveRole> held,
            SequencedSet<ExceptedRole> excepted) {
        var verdict = judgement.of(assignment, user, standing);
        switch (verdict.outcome()) {
            case POSITIVE -> rows(user, standing, assignment).forEach(row -> keep(held, row));
            case NEGATIVE ->
                excepted.add(new ExceptedRole(
                        user.id(),
                        assignment.target(),
                        assignment.id(),
                        reason(verdict),
                        standing.unit(),
                        assignment.dates()));
            case NOT_APPLICABLE -> {}
        }
    }

    private static void keep(Map<Key, EffectiveRole> held, EffectiveRole row) {
        held.putIfAbsent(new Key(row.role(), row.group(), row.assignment().value(), row.responsible()), row);
    }

    private List<EffectiveRole> rows(User user, Standing standing, UnitAssignment assignment) {
        var group = group(assignment.target());
        var titled = group == null && assignment.audience().titleMode() != TitleMode.NO;
        var rows = new ArrayList<EffectiveRole>();
        for (var role : rolesOf(assignment.target()))
            rows.add(new EffectiveRole(
                    user.id(),
                    role,
                    group,
                    assignment.id(),
                    Source.UNIT,
                    group != null ? Through.ROLE_GROUP : titled ? Through.TITLE : Through.ORG_UNIT,
                    titled ? title(user, standing, assignment) : null,
                    assignment.unit(),
                    organisation.answering(
                            user.id(),
                            switch (standing) {
                                case Standing.InPosition p -> p.unit();
                                case Standing.AsManager m -> m.unit();
                                case Standing.AsSubstitute s -> s.unit();
                                case Standing.InOffice _ -> assignment.unit();
                            }),
                    assignment.dates()));
        return rows;
    }

    /** An empty group is held too, without any role. */
    private Collection<@Nullable UserRoleId> rolesOf(Target target) {
        var roles = new ArrayList<@Nullable UserRoleId>(assignments.roles(target));
        if (roles.isEmpty()) roles.add(null);
        return roles;
    }

    private static @Nullable RoleGroupId group(Target target) {
        return switch (target) {
            case Target.OfGroup(var group) -> group;
            case Target.OfRole _ -> null;
        };
    }

    private static @Nullable TitleId title(User user, Standing standing, UnitAssignment assignment) {
        if (standing instanceof Standing.InPosition(var position)) return position.title();
        for (var position : user.positions())
            if (position.unit().equals(standing.unit())
                    && (assignment.audience().titleMode() == TitleMode.NEGATIVE
                            || position.title() != null
                                    && assignment.audience().titles().contains(position.title())))
                return position.title();
        return null;
    }

    private static ExceptedRole.Reason reason(Verdict verdict) {
        return switch (verdict) {
            case EXCEPTED_TITLE -> ExceptedRole.Reason.TITLE;
            case EXCEPTED_USER -> ExceptedRole.Reason.USER;
            case EXCEPTED_UNIT -> ExceptedRole.Reason.UNIT;
            case HELD,
                    NOT_INHERITED,
                    NOT_LEADING,
                    NO_SUCH_OFFICE,
                    NO_POSITION,
                    OTHER_TITLE,
                    DOES_NOT_INHERIT,
                    ELSEWHERE,
                    NOT_YET,
                    ENDED,
                    USER_DELETED -> throw new IllegalArgumentException(verdict + " excepts nobody");
        };
    }
}
