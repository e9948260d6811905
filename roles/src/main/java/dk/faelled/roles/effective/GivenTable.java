package dk.faelled.roles.effective;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Audience;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is assigned, without what is assigned in vain: deleted roles, groups and systems give nothing. */
@Component
public class GivenTable {
    /** Of what is assigned, with {@code a} for the assignment. */
    private static final String ALIVE = """
            (a.group_id is not null and exists (select from role_group g where g.id = a.group_id and g.deleted_at is null)
             or exists (select from user_role r
                          join role_system s on s.id = r.system_id and s.deleted_at is null
                         where r.id = a.user_role_id and r.deleted_at is null))
            """;

    private static final String OF_USER = """
            select a.id, a.user_id, a.user_role_id, a.group_id, lower(a.valid) as start_date,
                   upper(a.valid) - 1 as stop_date, a.owning_unit, a.postponed::text as postponed
              from user_assignment a
            """;
    private static final String ON_UNIT = """
            select a.id, a.unit_id, a.user_role_id, a.group_id, a.start_date, a.stop_date, a.inherit, a.title_mode,
                   a.title_ids, a.function_ids, a.manager, a.substitutes, a.excepted_users, a.excepted_units
              from unit_assignment a
            """;
    private static final TypeReference<TreeMap<String, TreeSet<String>>> SAID = new TypeReference<>() {};
    private final JdbcClient sql;
    private final JsonMapper json;

    GivenTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** To these users and on these units, without what has ended by that day. */
    public Assignments of(Collection<UserId> users, Collection<UnitId> units, LocalDate day) {
        return new Assignments(toUsers(users, day), onUnits(units, day), groups());
    }

    /** To these users themselves, and nothing besides: what the groups hold is left out. */
    public Assignments direct(Collection<UserId> users, LocalDate day) {
        return new Assignments(toUsers(users, day), List.of(), Map.of());
    }

    /** All that gives the role, and is assigned to the user or on any unit. */
    public Assignments giving(UserRoleId role, UserId user) {
        var target = """
                 where (a.user_role_id = :role
                        or a.group_id in (select group_id from role_group_role where user_role_id = :role))
                   and %s
                """.formatted(ALIVE);
        var direct = sql.sql(OF_USER + target + " and a.user_id = :user order by a.id")
                .param("role", role.value())
                .param("user", user.value())
                .query((row, _) -> ofUser(row))
                .list();
        var onUnits = sql.sql(ON_UNIT + target + " order by a.id")
                .param("role", role.value())
                .query((row, _) -> onUnit(row))
                .list();
        return new Assignments(direct, onUnits, groups());
    }

    public List<UserAssignment> toUsers(Collection<UserId> users, LocalDate day) {
        return sql.sql(OF_USER
                        + " where a.user_id = any(:users) and (upper(a.valid) is null or upper(a.valid) > :day) and "
                        + ALIVE + " order by a.id")
                .param("users", RoleUserTable.ids(users))
                .param("day", day)
                .query((row, _) -> ofUser(row))
                .list();
    }

    private List<UnitAssignment> onUnits(Collection<UnitId> units, LocalDate day) {
        return sql.sql(ON_UNIT
                        + " where a.unit_id = any(:units) and (a.stop_date is null or a.stop_date >= :day) and " + ALIVE
                        + " order by a.id")
                .param("units", TreeTable.ids(units))
                .param("day", day)
                .query((row, _) -> onUnit(row))
                .list();
    }

    private Map<RoleGroupId, SortedSet<UserRoleId>> groups() {
        var groups = new HashMap<RoleGroupId, SortedSet<UserRoleId>>();
        sql.sql("""
                        select m.group_id, m.user_role_id
                          from role_group_role m
                          join user_role r on r.id = m.user_role_id and r.deleted_at is null
                          join role_system s on s.id = r.system_id and s.deleted_at is null
                        """).query(row -> {
            groups.computeIfAbsent(new RoleGroupId(row.getLong(1)), _ -> new TreeSet<>())
                    .add(new UserRoleId(row.getLong(2)));
        });
        return groups;
    }

    /** The groups that hold the role now. */
    Set<RoleGroupId> groupsWith(UserRoleId role) {
        return sql
                .sql("select group_id from role_group_role where user_role_id = :role")
                .param("role", role.value())
                .query(Long.class)
                .list()
                .stream()
                .map(RoleGroupId::new)
                .collect(Collectors.toSet());
    }

    /** Which system each role belongs to. */
    Map<UserRoleId, ItSystemId> systems(Collection<UserRoleId> roles) {
        var systems = new HashMap<UserRoleId, ItSystemId>();
        sql.sql("select id, system_id from user_role where id = any(:ids)")
                .param("ids", roles.stream().map(UserRoleId::value).toArray(Long[]::new))
                .query(row -> {
                    systems.put(new UserRoleId(row.getLong(1)), new ItSystemId(row.getLong(2)));
                });
        return systems;
    }

    public java.util.Optional<UnitAssignment> onUnit(AssignmentId id) {
        return sql.sql(ON_UNIT + " where a.id = :id")
                .param("id", id.value())
                .query((row, _) -> onUnit(row))
                .optional();
    }

    public java.util.Optional<UserAssignment> toUser(AssignmentId id) {
        return sql.sql(OF_USER + " where a.id = :id")
                .param("id", id.value())
                .query((row, _) -> ofUser(row))
                .optional();
    }

    private UserAssignment ofUser(ResultSet row) throws SQLException {
        var owning = row.getObject("owning_unit", UUID.class);
        return new UserAssignment(
                new AssignmentId(row.getLong("id")),
                new UserId(row.getObject("user_id", UUID.class)),
                target(row),
                dates(row),
                owning == null ? null : new UnitId(owning),
                postponed(row.getString("postponed")));
    }

    /** As {@link #written} wrote it. */
    public List<Postponed> postponed(String written) {
        var said = new ArrayList<Postponed>();
        json.readValue(written, SAID).forEach((key, values) -> {
            var slash = key.indexOf('/');
            said.add(new Postponed(
                    new SystemRoleId(Long.parseLong(key.substring(0, slash))),
                    new ConstraintTypeId(Long.parseLong(key.substring(slash + 1))),
                    values));
        });
        return said;
    }

    /** As {@code user_assignment.postponed} keeps it. */
    public String written(Collection<Postponed> postponed) {
        var said = new TreeMap<String, SortedSet<String>>();
        for (var one : postponed) said.put(one.systemRole() + "/" + one.type(), one.values());
        return json.writeValueAsString(said);
    }

    private static UnitAssignment onUnit(ResultSet row) throws SQLException {
        return new UnitAssignment(
                new AssignmentId(row.getLong("id")),
                new UnitId(row.getObject("unit_id", UUID.class)),
                target(row),
                dates(row),
                row.getBoolean("inherit"),
                new Audience(
                        Audience.TitleMode.valueOf(row.getString("title_mode")),
                        ids(row.getArray("title_ids"), TitleId::new),
                        ids(row.getArray("function_ids"), FunctionId::new),
                        row.getBoolean("manager"),
                        row.getBoolean("substitutes"),
                        ids(row.getArray("excepted_users"), UserId::new),
                        ids(row.getArray("excepted_units"), UnitId::new)));
    }

    private static <T> Set<T> ids(Array array, Function<UUID, T> id) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(id).collect(Collectors.toSet());
    }

    static Target target(ResultSet row) throws SQLException {
        var group = row.getObject("group_id", Long.class);
        return group == null
                ? new Target.OfRole(new UserRoleId(row.getLong("user_role_id")))
                : new Target.OfGroup(new RoleGroupId(group));
    }

    static Dates dates(ResultSet row) throws SQLException {
        return new Dates(date(row, "start_date"), date(row, "stop_date"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
