package dk.faelled.roles.effective;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.ExceptedRole;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of what is kept: a role held, or an assignment that excepts. Two rows that say the same are equal. */
record EffectiveRow(
        UUID user,
        @Nullable Long role,
        @Nullable Long group,
        @Nullable Long system,
        long assignment,
        String source,
        @Nullable String through,
        @Nullable String exceptedBy,
        @Nullable UUID title,
        @Nullable UUID unit,
        @Nullable UUID responsible,
        @Nullable LocalDate start,
        @Nullable LocalDate stop) {
    static final String COLUMNS = "user_id, user_role_id, group_id, system_id, assignment_id, source, through,"
            + " excepted_by, title_id, unit_id, responsible, start_date, stop_date";

    static EffectiveRow of(ResultSet row) throws SQLException {
        return new EffectiveRow(
                row.getObject("user_id", UUID.class),
                row.getObject("user_role_id", Long.class),
                row.getObject("group_id", Long.class),
                row.getObject("system_id", Long.class),
                row.getLong("assignment_id"),
                row.getString("source"),
                row.getString("through"),
                row.getString("excepted_by"),
                row.getObject("title_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getObject("responsible", UUID.class),
                row.getObject("start_date", LocalDate.class),
                row.getObject("stop_date", LocalDate.class));
    }

    static List<EffectiveRow> of(Holdings holdings, Map<UserRoleId, ItSystemId> systems) {
        var rows = new ArrayList<EffectiveRow>();
        for (var held : holdings.held()) rows.add(of(held, systems));
        for (var excepted : holdings.excepted()) rows.add(of(excepted, systems));
        return rows;
    }

    private static EffectiveRow of(EffectiveRole held, Map<UserRoleId, ItSystemId> systems) {
        return new EffectiveRow(
                held.user().value(),
                held.role() == null ? null : held.role().value(),
                held.group() == null ? null : held.group().value(),
                system(held.role(), systems),
                held.assignment().value(),
                held.source().name(),
                held.through().name(),
                null,
                held.title() == null ? null : held.title().value(),
                TreeTable.value(held.unit()),
                TreeTable.value(held.responsible()),
                held.dates().start(),
                held.dates().stop());
    }

    private static EffectiveRow of(ExceptedRole excepted, Map<UserRoleId, ItSystemId> systems) {
        var role = excepted.target() instanceof Target.OfRole(var wanted) ? wanted : null;
        return new EffectiveRow(
                excepted.user().value(),
                role == null ? null : role.value(),
                excepted.target() instanceof Target.OfGroup(var group) ? group.value() : null,
                system(role, systems),
                excepted.assignment().value(),
                EffectiveRole.Source.UNIT.name(),
                null,
                excepted.reason().name(),
                null,
                excepted.unit().value(),
                null,
                excepted.dates().start(),
                excepted.dates().stop());
    }

    private static @Nullable Long system(@Nullable UserRoleId role, Map<UserRoleId, ItSystemId> systems) {
        var system = role == null ? null : systems.get(role);
        return system == null ? null : system.value();
    }

    static Holdings holdings(Collection<EffectiveRow> rows) {
        var held = new ArrayList<EffectiveRole>();
        var excepted = new ArrayList<ExceptedRole>();
        for (var row : rows) {
            if (row.through() != null) held.add(row.held(row.through()));
            else if (row.exceptedBy() != null && row.unit() != null)
                excepted.add(row.excepted(row.exceptedBy(), row.unit()));
        }
        return new Holdings(held, excepted);
    }

    private EffectiveRole held(String how) {
        return new EffectiveRole(
                new UserId(user),
                role == null ? null : new UserRoleId(role),
                group == null ? null : new RoleGroupId(group),
                new AssignmentId(assignment),
                EffectiveRole.Source.valueOf(source),
                EffectiveRole.Through.valueOf(how),
                title == null ? null : new TitleId(title),
                unit == null ? null : new UnitId(unit),
                responsible == null ? null : new UnitId(responsible),
                new Dates(start, stop));
    }

    private ExceptedRole excepted(String by, UUID where) {
        return new ExceptedRole(
                new UserId(user),
                group == null
                        ? new Target.OfRole(new UserRoleId(role == null ? 0 : role))
                        : new Target.OfGroup(new RoleGroupId(group)),
                new AssignmentId(assignment),
                ExceptedRole.Reason.valueOf(by),
                new UnitId(where),
                new Dates(start, stop));
    }
}
