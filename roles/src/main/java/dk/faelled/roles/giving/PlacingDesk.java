package dk.faelled.roles.giving;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.giving.GivingDesk.Kind;
import dk.faelled.roles.lookup.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Assigns on units what systems outside ask for, version 2 of the interface. */
@Component
@Transactional
class PlacingDesk {
    private final JdbcClient sql;
    private final UnitAssignments assignments;
    private final CatalogueTable catalogue;
    private final TreeTable tree;
    private final TitleNames titles;

    /** Who assigned it, and when. */
    private record By(String name, UUID id, Instant at, String caseNumber, int version) {}

    PlacingDesk(
            JdbcClient sql, UnitAssignments assignments, CatalogueTable catalogue, TreeTable tree, TitleNames titles) {
        this.sql = sql;
        this.assignments = assignments;
        this.catalogue = catalogue;
        this.tree = tree;
        this.titles = titles;
    }

    @Transactional(readOnly = true)
    public List<PlacedAnswer> on(UUID unit, Kind kind) {
        var id = new UnitId(unit);
        if (tree.view().unit(id) == null) throw new NotFound("role_unit " + unit);
        return told(assignments.on(List.of(id)).stream()
                .filter(one -> isOf(one.target(), kind))
                .toList());
    }

    @Transactional(readOnly = true)
    public PlacedAnswer one(long id, Kind kind) {
        return told(List.of(known(id, kind))).getFirst();
    }

    private UnitAssignment known(long id, Kind kind) {
        var found = assignments.get(new AssignmentId(id));
        if (!isOf(found.target(), kind)) throw new NotFound("unit_assignment " + id);
        return found;
    }

    private static boolean isOf(Target target, Kind kind) {
        return switch (target) {
            case Target.OfRole _ -> kind == Kind.USERROLE;
            case Target.OfGroup _ -> kind == Kind.ROLEGROUP;
        };
    }

    /** @param all any scopes together */
    public PlacedAnswer place(PlacedAnswer said, Kind kind, boolean all) {
        return told(List.of(assignments.assign(wanted(said, kind, all), ""))).getFirst();
    }

    /** As it would be made, any scopes together; what it gives is told by the role or the group that it names. */
    @Transactional(readOnly = true)
    public UnitAssignment wanted(PlacedAnswer said) {
        return wanted(said, said.roleGroup() == null ? Kind.USERROLE : Kind.ROLEGROUP, true);
    }

    private UnitAssignment wanted(PlacedAnswer said, Kind kind, boolean all) {
        var unit = said.orgUnit();
        if (unit == null || unit.uuid() == null || tree.view().unit(new UnitId(unit.uuid())) == null)
            throw new Unknown("OrgUnit not found.");
        return new UnitAssignment(
                new AssignmentId(0),
                new UnitId(unit.uuid()),
                target(said, kind),
                dates(said),
                Boolean.TRUE.equals(said.inherit()),
                Scopes.read(said.scopes(), all, this::users));
    }

    public void change(long id, PlacedAnswer said, Kind kind, boolean all) {
        var before = known(id, kind);
        var unit = said.orgUnit();
        if (unit != null
                && unit.uuid() != null
                && !unit.uuid().equals(before.unit().value()))
            throw Refused.wrong("The OrgUnit of an assignment cannot be changed.");
        var named = kind == Kind.USERROLE ? said.userRole() != null : said.roleGroup() != null;
        if (named && !target(said, kind).equals(before.target()))
            throw Refused.wrong("What an assignment gives cannot be changed.");
        var by = by(List.of(before.id())).get(before.id());
        if (by == null) throw new NotFound("unit_assignment " + id);
        assignments.change(
                by.version(),
                new UnitAssignment(
                        before.id(),
                        before.unit(),
                        before.target(),
                        dates(said),
                        said.inherit() == null ? before.inherit() : said.inherit(),
                        said.scopes() == null ? before.audience() : Scopes.read(said.scopes(), all, this::users)),
                by.caseNumber());
    }

    public void remove(long id, Kind kind) {
        assignments.remove(known(id, kind).id());
    }

    private Target target(PlacedAnswer said, Kind kind) {
        var role = said.userRole();
        var group = said.roleGroup();
        return switch (kind) {
            case USERROLE -> {
                if (role == null
                        || role.id() == null
                        || catalogue.userRole(new UserRoleId(role.id())).isEmpty())
                    throw new Unknown("User Role not found.");
                yield new Target.OfRole(new UserRoleId(role.id()));
            }
            case ROLEGROUP -> {
                if (group == null
                        || group.id() == null
                        || catalogue.group(new RoleGroupId(group.id())).isEmpty())
                    throw new Unknown("Role Group not found.");
                yield new Target.OfGroup(new RoleGroupId(group.id()));
            }
        };
    }

    private static Dates dates(PlacedAnswer said) {
        return new Dates(day(said.startDate(), "startDate"), day(said.stopDate(), "stopDate"));
    }

    /** Clients send a day, or the moment at which it begins. */
    private static @Nullable LocalDate day(@Nullable String said, String field) {
        if (said == null || said.isBlank()) return null;
        try {
            return LocalDate.parse(said.strip().split("T", 2)[0]);
        } catch (DateTimeException notADay) {
            throw Refused.wrong(
                    "Invalid value '%s' for field '%s'. A day is written yyyy-MM-dd".formatted(said, field));
        }
    }

    /** By our UUID, or by that of their source. */
    private Set<UserId> users(Set<UUID> wanted) {
        var found = new HashSet<UserId>();
        var left = new HashSet<>(wanted);
        sql.sql("""
                        select id, ext_uuid
                          from role_user
                         where deleted_at is null and (id = any(:ids) or ext_uuid = any(:ids))
                        """).param("ids", wanted.toArray(UUID[]::new)).query(row -> {
            found.add(new UserId(row.getObject(1, UUID.class)));
            left.remove(row.getObject(1, UUID.class));
            left.remove(row.getObject(2, UUID.class));
        });
        if (!left.isEmpty()) throw Refused.wrong("Unknown users in exceptedUsers: " + left);
        return found;
    }

    private List<PlacedAnswer> told(List<UnitAssignment> all) {
        var by = by(all.stream().map(UnitAssignment::id).toList());
        var roles = new HashSet<UserRoleId>();
        var groups = new HashSet<RoleGroupId>();
        var named = new HashSet<TitleId>();
        for (var one : all) {
            named.addAll(one.audience().titles());
            switch (one.target()) {
                case Target.OfRole(var role) -> roles.add(role);
                case Target.OfGroup(var group) -> groups.add(group);
            }
        }
        var known = catalogue.of(roles);
        var groupNames = catalogue.groupNames(groups);
        var words = new Scopes.Known(titles.titles(named), titles.functions(), tree.view());
        return all.stream()
                .map(one -> {
                    var assigned = by.get(one.id());
                    var role = one.target() instanceof Target.OfRole(var id) ? known.userRole(id) : null;
                    var group = one.target() instanceof Target.OfGroup(var id) ? id : null;
                    var unit = words.view().unit(one.unit());
                    return new PlacedAnswer(
                            group == null ? "USER_ROLE" : "ROLE_GROUP",
                            one.id().value(),
                            one.inherit(),
                            Scopes.of(one.audience(), words),
                            assigned == null ? null : assigned.at().toString(),
                            assigned == null ? null : assigned.name(),
                            assigned == null ? null : assigned.id().toString(),
                            text(one.dates().start()),
                            text(one.dates().stop()),
                            new PlacedAnswer.Named(one.unit().value(), unit == null ? null : unit.name()),
                            role == null
                                    ? null
                                    : new PlacedAnswer.Role(role.id().value(), role.identifier(), role.name()),
                            group == null ? null : new PlacedAnswer.Group(group.value(), groupNames.get(group)));
                })
                .toList();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private Map<AssignmentId, By> by(Collection<AssignmentId> ids) {
        var found = new HashMap<AssignmentId, By>();
        sql.sql("""
                        select id, assigner, assigned_by, assigned_at, case_number, version
                          from unit_assignment
                         where id = any(:ids)
                        """)
                .param("ids", ids.stream().map(AssignmentId::value).toArray(Long[]::new))
                .query(row -> {
                    found.put(
                            new AssignmentId(row.getLong("id")),
                            new By(
                                    row.getString("assigner"),
                                    row.getObject("assigned_by", UUID.class),
                                    row.getTimestamp("assigned_at").toInstant(),
                                    row.getString("case_number"),
                                    row.getInt("version")));
                });
        return found;
    }
}
