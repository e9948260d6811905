package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Explanation;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Standing;
import dk.faelled.roles.Stored;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.Verdict;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts an explanation into words. */
@Component
@Transactional(readOnly = true)
class WhyDesk {
    private static final int MOST = 100;
    private final RoleUserDesk desk;
    private final EffectiveRoles effective;
    private final CatalogueTable catalogue;
    private final TreeTable tree;

    WhyDesk(RoleUserDesk desk, EffectiveRoles effective, CatalogueTable catalogue, TreeTable tree) {
        this.desk = desk;
        this.effective = effective;
        this.catalogue = catalogue;
        this.tree = tree;
    }

    WhyView view(UserId id, UserRoleId roleId, LocalDate day, boolean mine) {
        var user = desk.user(id);
        var role = catalogue
                .userRole(roleId)
                .map(Stored::value)
                .map(UserRole::name)
                .orElseThrow(() -> new NotFound("user_role " + roleId));
        var explanation = effective.why(id, roleId, day);
        var near = explanation.steps().stream()
                .filter(step -> step.verdict() != Verdict.ELSEWHERE)
                .toList();
        var names = RoleNames.of(
                catalogue,
                tree.view(),
                near.stream().map(Explanation.Step::target).toList());
        var back = mine ? OwnRolesPages.PATH : RoleUserPages.PATH + "/" + id;
        var key = explanation.held() ? "roles.why.held" : "roles.why.not-held";
        return new WhyView(
                Messages.text("roles.why.title", role, user.name()),
                List.of(
                        mine
                                ? new Link(Messages.text("roles.menu.mine"), OwnRolesPages.PATH)
                                : new Link(Messages.text("roles.menu.users"), RoleUserPages.PATH),
                        new Link(user.name(), back)),
                Messages.text(key, user.name(), role, day),
                explanation.held(),
                near.stream().limit(MOST).map(step -> step(step, names, mine)).toList(),
                explanation.steps().size() - near.size(),
                day,
                desk.today());
    }

    private WhyView.Step step(Explanation.Step step, RoleNames names, boolean mine) {
        return new WhyView.Step(
                what(step, names),
                mine ? null : href(step),
                standing(step, tree.view()),
                Messages.text("roles.verdict." + step.verdict()),
                switch (step.verdict().outcome()) {
                    case POSITIVE -> Shell.Kind.SUCCESS;
                    case NEGATIVE -> Shell.Kind.WARNING;
                    case NOT_APPLICABLE -> Shell.Kind.INFO;
                });
    }

    private static String what(Explanation.Step step, RoleNames names) {
        var unit = unit(step);
        var target = step.target() instanceof Target.OfGroup ? names.target(step.target()) : "";
        if (unit == null)
            return target.isEmpty()
                    ? Messages.text("roles.why.direct")
                    : Messages.text("roles.why.direct.group", target);
        return target.isEmpty()
                ? Messages.text("roles.why.unit", names.unit(unit))
                : Messages.text("roles.why.unit.group", names.unit(unit), target);
    }

    /** Null for what is assigned to the user. */
    private static @Nullable UnitId unit(Explanation.Step step) {
        return step.path().isEmpty() ? null : step.path().getLast();
    }

    private static @Nullable String href(Explanation.Step step) {
        return unit(step) == null ? null : RoleUnitPages.ASSIGNMENTS + "/" + step.assignment();
    }

    private static String standing(Explanation.Step step, OrganisationView organisation) {
        var path = path(step.path(), organisation);
        return switch (step.standing()) {
            case null -> path;
            case Standing.InPosition(var position) -> Messages.text("roles.why.position", position.name(), path);
            case Standing.AsManager _ -> Messages.text("roles.why.manager", path);
            case Standing.AsSubstitute _ -> Messages.text("roles.why.substitute", path);
            case Standing.InOffice _ -> Messages.text("roles.why.office", path);
        };
    }

    private static String path(Collection<UnitId> path, OrganisationView organisation) {
        return path.stream()
                .map(unit -> {
                    var known = organisation.unit(unit);
                    return known == null ? "?" : known.name();
                })
                .collect(Collectors.joining(" → "));
    }
}
