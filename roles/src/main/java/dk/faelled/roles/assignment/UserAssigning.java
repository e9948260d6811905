package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Stored;
import dk.faelled.roles.Target;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleChoices;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks what somebody is to be given, and gives it. */
@Component
class UserAssigning {
    private final RoleUserDesk desk;
    private final UserAssignments assignments;
    private final RoleChoices choices;
    private final CatalogueTable catalogue;
    private final TreeTable tree;

    UserAssigning(
            RoleUserDesk desk,
            UserAssignments assignments,
            RoleChoices choices,
            CatalogueTable catalogue,
            TreeTable tree) {
        this.desk = desk;
        this.assignments = assignments;
        this.choices = choices;
        this.catalogue = catalogue;
        this.tree = tree;
    }

    @Transactional(readOnly = true)
    public String firstUnit(UserId id) {
        return desk.user(id).positions().stream()
                .findFirst()
                .map(position -> position.unit().toString())
                .orElse("");
    }

    @Transactional(readOnly = true)
    public UserAssignForm form(UserId id, Filled in, Errors errors) {
        var user = desk.user(id);
        return new UserAssignForm(
                user.id(),
                user.name(),
                choices.targets(in.text("targetQuery"), in.text("target")),
                units(user),
                open(in),
                in,
                errors);
    }

    private List<Option> units(User user) {
        var units = new LinkedHashMap<UnitId, Option>();
        for (var position : user.positions()) {
            var unit = tree.view().unit(position.unit());
            if (unit != null) units.putIfAbsent(unit.id(), new Option(unit.id().toString(), unit.name()));
        }
        return List.copyOf(units.values());
    }

    /** What the chosen role leaves to be said. */
    private List<UserAssignForm.Open> open(Filled in) {
        var target = RoleChoices.target(in.text("target"));
        if (target.isEmpty() || !(target.get() instanceof Target.OfRole(var id))) return List.of();
        var role = catalogue.userRole(id).map(Stored::value);
        if (role.isEmpty()) return List.of();
        var types = catalogue.allTypes().stream().collect(Collectors.toMap(ConstraintType::id, Function.identity()));
        var rights = catalogue.systemRoles(
                role.get().parts().stream().map(UserRole.Part::systemRole).toList());
        var open = new ArrayList<UserAssignForm.Open>();
        for (var part : role.get().parts()) {
            var right = rights.get(part.systemRole());
            for (var value : part.constraints()) {
                var type = types.get(value.type());
                if (value.kind() == ConstraintValue.Kind.POSTPONED && type != null && right != null)
                    open.add(new UserAssignForm.Open(
                            part.systemRole(), type.id(), Messages.text("roles.limit.of", type.name(), right.name())));
            }
        }
        return open;
    }

    /** @return what was assigned, by name */
    @Transactional
    public String assign(UserId id, Filled in) {
        var target = RoleChoices.target(in.text("target"))
                .orElseThrow(() -> new RuleBroken("roles.assign.nothing").at("target"));
        var postponed = new ArrayList<Postponed>();
        for (var open : open(in)) {
            var values = new TreeSet<>(ConstraintValue.parts(in.text(open.name())));
            if (values.isEmpty()) throw new RuleBroken("roles.text.missing").at(open.name());
            postponed.add(new Postponed(open.right(), open.type(), values));
        }
        assignments.assign(new AssignToUser(
                id,
                target,
                in.dates(),
                in.uuid("owningUnit").map(UnitId::new).orElse(null),
                in.text("caseNumber"),
                postponed));
        return RoleNames.of(catalogue, tree.view(), List.of(target)).target(target);
    }

    @Transactional(readOnly = true)
    public UserAssignmentView dates(Handed handed, Filled in, Errors errors) {
        var given = handed.assignment();
        var names = RoleNames.of(catalogue, tree.view(), List.of(given.target()));
        return new UserAssignmentView(
                given.id().value(),
                given.user(),
                desk.user(given.user()).name(),
                names.target(given.target()),
                names.unit(given.owningUnit()),
                handed.caseNumber(),
                handed.assigner(),
                dk.faelled.platform.page.Formats.current().moment(handed.at()),
                in,
                errors);
    }
}
