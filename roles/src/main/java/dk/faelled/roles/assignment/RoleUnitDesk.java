package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.HolderList;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.projection.Substitutes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a page shows of one unit. */
@Component
@Transactional(readOnly = true)
class RoleUnitDesk {
    private final TreeTable tree;
    private final RoleUserTable users;
    private final UnitAssignments assignments;
    private final Substitutes substitutes;
    private final AudienceWords words;
    private final CatalogueTable catalogue;
    private final AccessDecider access;
    private final Reach reach;
    private final Clock clock;

    RoleUnitDesk(
            TreeTable tree,
            RoleUserTable users,
            UnitAssignments assignments,
            Substitutes substitutes,
            AudienceWords words,
            CatalogueTable catalogue,
            AccessDecider access,
            Reach reach,
            Clock clock) {
        this.tree = tree;
        this.users = users;
        this.assignments = assignments;
        this.substitutes = substitutes;
        this.words = words;
        this.catalogue = catalogue;
        this.access = access;
        this.reach = reach;
        this.clock = clock;
    }

    RoleUnitView view(UnitId id) {
        return view(id, "", Errors.NONE);
    }

    /** @param typed the user id of a substitute who could not be named */
    RoleUnitView view(UnitId id, String typed, Errors errors) {
        var view = tree.view();
        var unit = view.unit(id);
        if (unit == null) throw new NotFound("role_unit " + id);
        var manager = view.managerOf(id);
        var path = view.path(id);
        var all = assignments.on(path);
        var names = RoleNames.of(
                catalogue, view, all.stream().map(UnitAssignment::target).toList());
        var who = words.of(all);
        return new RoleUnitView(
                id.value(),
                unit.name(),
                path.reversed().stream()
                        .filter(above -> !above.equals(id))
                        .map(above -> link(view, above))
                        .toList(),
                manager == null ? "" : name(manager),
                lines(all.stream().filter(one -> one.unit().equals(id)).toList(), names, who),
                lines(
                        all.stream()
                                .filter(one -> !one.unit().equals(id) && one.inherit())
                                .toList(),
                        names,
                        who),
                view.units().stream()
                        .filter(one -> id.equals(one.parent()))
                        .sorted(Comparator.comparing(OrgUnit::name))
                        .limit(500)
                        .map(one -> link(view, one.id()))
                        .toList(),
                manager == null ? List.of() : substitutes(manager, id),
                reach.reaches(id),
                manager != null && access.may("roles.manager.update"),
                typed,
                errors);
    }

    private List<RoleUnitView.Substitute> substitutes(UserId manager, UnitId unit) {
        return users.read(substitutes.of(manager, unit)).stream()
                .map(user -> new RoleUnitView.Substitute(user.id().value(), user.name()))
                .toList();
    }

    private static Link link(OrganisationView view, UnitId id) {
        var unit = view.unit(id);
        return new Link(unit == null ? id.toString() : unit.name(), RoleUnitPages.PATH + "/" + id);
    }

    private String name(UserId id) {
        return users.read(List.of(id)).stream().map(User::name).findFirst().orElse("");
    }

    /** For as long as the manager leads the unit. @param called user id */
    @Transactional
    public void nameSubstitute(UnitId unit, String called) {
        substitutes.name(new Substitution(leader(unit), users.called(called), unit));
    }

    @Transactional
    public void releaseSubstitute(UnitId unit, UserId substitute) {
        substitutes.release(new Substitution(leader(unit), substitute, unit));
    }

    private UserId leader(UnitId unit) {
        var manager = tree.view().managerOf(unit);
        if (manager == null) throw new NotFound("manager of " + unit);
        return manager;
    }

    private static List<RoleUnitView.Line> lines(
            List<UnitAssignment> all, RoleNames names, Map<AssignmentId, String> who) {
        return all.stream()
                .map(one -> new RoleUnitView.Line(
                        names.target(one.target()),
                        RoleUnitPages.ASSIGNMENTS + "/" + one.id(),
                        names.unit(one.unit()),
                        who.getOrDefault(one.id(), ""),
                        RoleUserDesk.period(one.dates())))
                .sorted(Comparator.comparing(RoleUnitView.Line::target))
                .toList();
    }

    Map<String, Object> reached(long assignment) {
        return Map.of("what", assignment, "on", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN));
    }

    UnitAssignmentView assignment(Placed placed, @Nullable ListView<HolderList.Row> reached) {
        var one = placed.assignment();
        var view = tree.view();
        var names = RoleNames.of(catalogue, view, List.of(one.target()));
        return new UnitAssignmentView(
                one.id().value(),
                names.target(one.target()),
                link(view, one.unit()),
                words.of(List.of(one)).getOrDefault(one.id(), ""),
                words.exceptions(one),
                RoleUserDesk.period(one.dates()),
                placed.caseNumber(),
                placed.assigner(),
                Formats.current().moment(placed.at()),
                reached,
                reach.reaches(one.unit()));
    }
}
