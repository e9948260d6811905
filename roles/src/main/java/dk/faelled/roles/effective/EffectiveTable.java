package dk.faelled.roles.effective;

import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kept rows of what everybody holds. */
@Component
class EffectiveTable {
    static final String TURNING = """
            select user_id from effective_role where start_date = :day
            union
            select user_id from effective_role where stop_date = :day - 1
            """;

    /** By an assignment on a unit, found by what it gives, which never changes. */
    private static final String BY_ASSIGNMENT = """
            assignment_id = :assignment
            and (user_role_id = (select user_role_id from unit_assignment where id = :assignment)
                 or group_id = (select group_id from unit_assignment where id = :assignment))
            """;

    static final String REACHED = "select distinct user_id from effective_role where " + BY_ASSIGNMENT;

    private final JdbcClient sql;

    record Kept(long id, EffectiveRow row) {}

    EffectiveTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<Kept> kept(Collection<UserId> users) {
        return sql.sql("select id, " + EffectiveRow.COLUMNS + " from effective_role where user_id = any(:users)")
                .param("users", RoleUserTable.ids(users))
                .query((row, _) -> new Kept(row.getLong("id"), EffectiveRow.of(row)))
                .list();
    }

    /** Of the users, or of one system's roles alone. */
    List<EffectiveRow> rows(Collection<UserId> users, @Nullable Long system) {
        return sql.sql("select " + EffectiveRow.COLUMNS + """
                         from effective_role
                        where user_id = any(:users)
                          and (:system::bigint is null or system_id = :system)
                        order by user_id, id
                        """)
                .param("users", RoleUserTable.ids(users))
                .param("system", system)
                .query((row, _) -> EffectiveRow.of(row))
                .list();
    }

    /** The roles that people hold on the day by the assignment on a unit. */
    Map<UserId, SortedSet<UserRoleId>> through(AssignmentId assignment, LocalDate day) {
        return roles(BY_ASSIGNMENT, assignment, List.of(), day);
    }

    /** Who holds which of the roles on the day by something else than the assignment. */
    Map<UserId, SortedSet<UserRoleId>> besides(AssignmentId assignment, Collection<UserRoleId> roles, LocalDate day) {
        if (roles.isEmpty()) return Map.of();
        return roles("user_role_id = any(:roles) and assignment_id <> :assignment", assignment, roles, day);
    }

    private Map<UserId, SortedSet<UserRoleId>> roles(
            String which, AssignmentId assignment, Collection<UserRoleId> roles, LocalDate day) {
        var found = new HashMap<UserId, SortedSet<UserRoleId>>();
        sql.sql("""
                        select distinct user_id, user_role_id
                          from effective_role
                         where %s
                           and user_role_id is not null
                           and through is not null
                           and (start_date is null or start_date <= :day)
                           and (stop_date is null or stop_date >= :day)
                        """.formatted(which))
                .param("roles", roles.stream().map(UserRoleId::value).toArray(Long[]::new))
                .param("assignment", assignment.value())
                .param("day", day)
                .query(row -> {
                    found.computeIfAbsent(new UserId(row.getObject(1, UUID.class)), _ -> new TreeSet<>())
                            .add(new UserRoleId(row.getLong(2)));
                });
        return found;
    }

    /** As was kept at a moment that has passed. */
    List<EffectiveRow> rows(Collection<UserId> users, @Nullable Long system, Instant at) {
        return sql.sql("""
                        select %1$s
                          from (select id, recorded_from, 'infinity'::timestamptz as recorded_until, %1$s
                                  from effective_role
                                 where user_id = any(:users)
                                union all
                                select id, recorded_from, recorded_until, %1$s
                                  from effective_role_history
                                 where user_id = any(:users)
                                   and recorded_until > :at) known
                         where recorded_from <= :at
                           and (:system::bigint is null or system_id = :system)
                         order by user_id, id
                        """.formatted(EffectiveRow.COLUMNS))
                .param("users", RoleUserTable.ids(users))
                .param("system", system)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> EffectiveRow.of(row))
                .list();
    }

    void remove(Collection<Kept> rows, Instant at) {
        if (rows.isEmpty()) return;
        sql.sql("""
                        with gone as (
                            delete from effective_role where user_id = any(:users) and id = any(:ids) returning *
                        )
                        insert into effective_role_history (id, recorded_from, %1$s, recorded_until)
                        select id, recorded_from, %1$s, :at from gone
                        """.formatted(EffectiveRow.COLUMNS))
                .param(
                        "users",
                        rows.stream().map(kept -> kept.row().user()).distinct().toArray(UUID[]::new))
                .param("ids", rows.stream().map(Kept::id).toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(List<EffectiveRow> rows, Instant at) {
        if (rows.isEmpty()) return;
        OffsetDateTime from = at.atOffset(ZoneOffset.UTC);
        sql.sql("""
                        insert into effective_role (%s, recorded_from)
                        select n.user_id, n.role, n.grp, n.system, n.assignment, n.source, n.through, n.excepted, n.title,
                               n.unit, n.responsible, n.start, n.stop, :at
                          from unnest(:users::uuid[], :roles::bigint[], :groups::bigint[], :systems::bigint[],
                                      :assignments::bigint[], :sources::text[], :throughs::text[], :excepted::text[],
                                      :titles::uuid[], :units::uuid[], :responsible::uuid[], :starts::text[]::date[],
                                      :stops::text[]::date[])
                               n (user_id, role, grp, system, assignment, source, through, excepted, title, unit,
                                  responsible, start, stop)
                        """.formatted(EffectiveRow.COLUMNS))
                .param("at", from)
                .param("users", column(rows, EffectiveRow::user, UUID[]::new))
                .param("roles", column(rows, EffectiveRow::role, Long[]::new))
                .param("groups", column(rows, EffectiveRow::group, Long[]::new))
                .param("systems", column(rows, EffectiveRow::system, Long[]::new))
                .param("assignments", column(rows, EffectiveRow::assignment, Long[]::new))
                .param("sources", column(rows, EffectiveRow::source, String[]::new))
                .param("throughs", column(rows, EffectiveRow::through, String[]::new))
                .param("excepted", column(rows, EffectiveRow::exceptedBy, String[]::new))
                .param("titles", column(rows, EffectiveRow::title, UUID[]::new))
                .param("units", column(rows, EffectiveRow::unit, UUID[]::new))
                .param("responsible", column(rows, EffectiveRow::responsible, UUID[]::new))
                .param("starts", column(rows, row -> text(row.start()), String[]::new))
                .param("stops", column(rows, row -> text(row.stop()), String[]::new))
                .update();
    }

    private static <T extends @Nullable Object> T[] column(
            List<EffectiveRow> rows, Function<EffectiveRow, T> part, java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    Set<UserId> reachedBy(AssignmentId assignment) {
        return users(sql.sql(REACHED).param("assignment", assignment.value()));
    }

    Set<UserId> holding(UserRoleId role) {
        return users("select distinct user_id from effective_role where user_role_id = :id", role.value());
    }

    Set<UserId> holding(ItSystemId system) {
        return users("select distinct user_id from effective_role where system_id = :id", system.value());
    }

    /** Without those who are only excepted. */
    int holders(String column, long id) {
        return sql.sql("select count(distinct user_id) from effective_role where through is not null and " + column
                        + " = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    Set<UserId> holding(RoleGroupId group) {
        return users("select distinct user_id from effective_role where group_id = :id", group.value());
    }

    /** Whose rows begin to count on the day, or counted the day before for the last time. */
    Set<UserId> turning(LocalDate day) {
        return users(sql.sql(TURNING).param("day", day));
    }

    private Set<UserId> users(String query, long id) {
        return users(sql.sql(query).param("id", id));
    }

    private static Set<UserId> users(JdbcClient.StatementSpec query) {
        return query.query((row, _) -> new UserId(row.getObject(1, UUID.class))).set();
    }
}
