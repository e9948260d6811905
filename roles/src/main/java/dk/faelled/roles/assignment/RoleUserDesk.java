package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.Dates;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.ExceptedRole;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.Position;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.projection.RoleSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a page shows of one user. */
@Component
@Transactional(readOnly = true)
class RoleUserDesk {
    private final JdbcClient sql;
    private final RoleUserTable users;
    private final TreeTable tree;
    private final EffectiveRoles effective;
    private final UserAssignments direct;
    private final CatalogueTable catalogue;
    private final RoleSettings settings;
    private final AccessDecider access;
    private final Reach reach;
    private final Clock clock;

    RoleUserDesk(
            JdbcClient sql,
            RoleUserTable users,
            TreeTable tree,
            EffectiveRoles effective,
            UserAssignments direct,
            CatalogueTable catalogue,
            RoleSettings settings,
            AccessDecider access,
            Reach reach,
            Clock clock) {
        this.sql = sql;
        this.users = users;
        this.tree = tree;
        this.effective = effective;
        this.direct = direct;
        this.catalogue = catalogue;
        this.settings = settings;
        this.access = access;
        this.reach = reach;
        this.clock = clock;
    }

    User user(UserId id) {
        return users.read(List.of(id)).stream()
                .filter(user -> !user.deleted())
                .findFirst()
                .orElseThrow(() -> new NotFound("role_user " + id));
    }

    /** The accounts of a person. */
    List<UserId> ofPerson(UUID person) {
        return sql
                .sql(
                        "select id from role_user where ext_uuid = :person and deleted_at is null order by user_id_key, id limit 50")
                .param("person", person)
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }

    RoleUserView view(UserId id, LocalDate day, boolean mine) {
        var user = user(id);
        var holdings = effective.of(id, null, day);
        var given = mine ? List.<UserAssignment>of() : direct.of(id);
        var names = names(holdings, given);
        var today = today();
        return new RoleUserView(
                id.value(),
                user.name(),
                user.userId(),
                user.disabled(),
                places(user, names, mine),
                holdings.held().stream()
                        .map(row -> line(row, user, names, day, mine))
                        .sorted(java.util.Comparator.comparing(RoleUserView.Line::system)
                                .thenComparing(RoleUserView.Line::role))
                        .toList(),
                holdings.excepted().stream()
                        .distinct()
                        .map(row -> excepted(row, names, mine))
                        .toList(),
                given.stream()
                        .filter(one -> one.dates().isAfter(today))
                        .map(one -> upcoming(one, names))
                        .toList(),
                day,
                today,
                !mine && reach.reaches(user),
                mine);
    }

    private RoleNames names(Holdings holdings, List<UserAssignment> given) {
        var roles = new HashSet<UserRoleId>(holdings.roles());
        var groups = new HashSet<RoleGroupId>();
        for (var row : holdings.held()) if (row.group() != null) groups.add(row.group());
        var targets = new ArrayList<Target>();
        for (var row : holdings.excepted()) targets.add(row.target());
        for (var one : given) targets.add(one.target());
        for (var target : targets) {
            switch (target) {
                case Target.OfRole(var role) -> roles.add(role);
                case Target.OfGroup(var group) -> groups.add(group);
            }
        }
        return RoleNames.of(catalogue, tree.view(), roles, groups);
    }

    private List<RoleUserView.Place> places(User user, RoleNames names, boolean mine) {
        var places = new ArrayList<RoleUserView.Place>();
        for (var position : user.positions())
            places.add(place(
                    position.doNotInherit()
                            ? Messages.text("roles.position.not-inheriting", position.name())
                            : position.name(),
                    position.unit(),
                    names,
                    mine));
        Map<FunctionId, String> offices = user.offices().isEmpty() ? Map.of() : settings.officeNames();
        for (var office : user.offices())
            places.add(place(
                    offices.getOrDefault(office.function(), office.function().toString()), office.unit(), names, mine));
        for (var unit : tree.view().managedBy(user.id()))
            places.add(place(Messages.text("roles.position.manager"), unit, names, mine));
        return places;
    }

    private RoleUserView.Place place(String what, UnitId unit, RoleNames names, boolean mine) {
        var name = names.unit(unit);
        return new RoleUserView.Place(what, name, mine || name.isEmpty() ? null : RoleUnitPages.PATH + "/" + unit);
    }

    private RoleUserView.Line line(EffectiveRole row, User user, RoleNames names, LocalDate day, boolean mine) {
        var role = row.role();
        var base = mine ? OwnRolesPages.PATH : RoleUserPages.PATH;
        var asOf = day.equals(today()) ? "" : "?asOf=" + day;
        return new RoleUserView.Line(
                names.role(role),
                names.system(role),
                names.sensitive(role),
                names.through(row, title(user, row.title())),
                period(row.dates()),
                role == null ? null : base + "/" + user.id() + "/why/" + role + asOf,
                day.isBefore(today()) ? List.of() : mine ? ownActions(row, user) : actions(row));
    }

    private static String title(User user, @Nullable TitleId title) {
        return user.positions().stream()
                .filter(position -> title != null && title.equals(position.title()))
                .map(Position::name)
                .findFirst()
                .orElse("");
    }

    static String period(Dates dates) {
        var formats = Formats.current();
        if (dates.start() == null && dates.stop() == null) return "";
        if (dates.start() == null) return Messages.text("roles.dates.until", formats.day(dates.stop()));
        if (dates.stop() == null) return Messages.text("roles.dates.from", formats.day(dates.start()));
        return formats.day(dates.start()) + " – " + formats.day(dates.stop());
    }

    /** What one has oneself one may ask to be rid of, where it is no right of Fælled itself. */
    private static List<Link> ownActions(EffectiveRole row, User user) {
        return row.source() == EffectiveRole.Source.USER && !user.positions().isEmpty()
                ? List.of(new Link(
                        Messages.text("roles.request.remove"),
                        "/roles/requests/new?mine=true&action=REMOVE&assignment=" + row.assignment()))
                : List.of();
    }

    private List<Link> actions(EffectiveRole row) {
        return switch (row.source()) {
            case USER -> acts(row.assignment().value());
            case UNIT ->
                access.may("roles.unit.read")
                        ? List.of(new Link(
                                Messages.text("roles.assignment.see"),
                                RoleUnitPages.ASSIGNMENTS + "/" + row.assignment()))
                        : List.of();
        };
    }

    private List<Link> acts(long assignment) {
        return access.may(Reach.TO_USERS)
                ? List.of(
                        new Link(Messages.text("roles.assignment.dates"), RoleUserPages.ASSIGNMENTS + "/" + assignment),
                        new Link(
                                Messages.text("roles.assignment.remove"),
                                RoleUserPages.ASSIGNMENTS + "/" + assignment + "/remove"))
                : List.of();
    }

    private static RoleUserView.Excepted excepted(ExceptedRole row, RoleNames names, boolean mine) {
        return new RoleUserView.Excepted(
                names.target(row.target()),
                Messages.text("roles.excepted." + row.reason()),
                mine ? null : RoleUnitPages.ASSIGNMENTS + "/" + row.assignment(),
                names.unit(row.unit()));
    }

    private RoleUserView.Line upcoming(UserAssignment one, RoleNames names) {
        return new RoleUserView.Line(
                names.target(one.target()),
                "",
                false,
                Messages.text("roles.through.direct"),
                period(one.dates()),
                null,
                acts(one.id().value()));
    }
}
