package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRoleId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what counts for requests of roles and groups (4.10: own list, else the system's, else the authority's). */
@Component
@Transactional(readOnly = true)
class PolicyTable {
    private static final String ROLES = """
            select r.id, r.name, r.requesters, r.approvers, r.reason_rule, r.unit_filter,
                   'USER_ONLY' = any(r.flags) as user_only, r.system_id
              from user_role r
             where r.deleted_at is null
               and %s
            """;
    private static final String GROUPS = """
            select g.id, g.name, g.requesters, g.approvers, g.reason_rule, g.unit_filter, g.user_only,
                   array(select distinct r.system_id
                           from role_group_role m
                           join user_role r on r.id = m.user_role_id and r.deleted_at is null
                          where m.group_id = g.id) as systems
              from role_group g
             where g.deleted_at is null
               and %s
            """;
    private static final Set<ItSystem.Flag> CLOSING = EnumSet.of(
            ItSystem.Flag.HIDDEN, ItSystem.Flag.READONLY, ItSystem.Flag.API_MANAGED_ASSIGNMENTS, ItSystem.Flag.OURS);
    private final JdbcClient sql;
    private final RequestSettings settings;

    private record Said(
            Set<RequestableBy> requesters,
            Set<ApprovableBy> approvers,
            @Nullable ReasonRule reason,
            @Nullable Set<UnitId> units) {}

    private record Kept(long id, String name, Said said, boolean userOnly, List<Long> systems) {}

    private record OfSystem(String name, Said said, boolean closed, Set<UUID> responsible) {}

    PolicyTable(JdbcClient sql, RequestSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Of those that are there. */
    Map<Target, Policy> of(Collection<Target> targets) {
        var roles = new ArrayList<Long>();
        var groups = new ArrayList<Long>();
        for (var target : targets) {
            switch (target) {
                case Target.OfRole(var role) -> roles.add(role.value());
                case Target.OfGroup(var group) -> groups.add(group.value());
            }
        }
        var found = new HashMap<Target, Policy>();
        if (!roles.isEmpty()) put(roles("r.id = any(:ids)", ids(roles)), found);
        if (!groups.isEmpty()) put(groups("g.id = any(:ids)", ids(groups)), found);
        return found;
    }

    private static void put(List<Policy> policies, Map<Target, Policy> found) {
        for (var policy : policies) found.put(policy.target(), policy);
    }

    /** Roles in the order of their names, then of their numbers. @param words what the name or the system's name holds */
    List<Policy> rolesAfter(String words, String name, long id, int size) {
        return policies(
                sql.sql(ROLES.replace("%s", """
                                exists (select from role_system s
                                         where s.id = r.system_id and s.deleted_at is null
                                           and folded(r.name || ' ' || r.identifier || ' ' || s.name)
                                               like folded('%' || :words || '%'))
                                   and (r.name collate "da-x-icu", r.id) > (:name collate "da-x-icu", :id)
                                 order by r.name collate "da-x-icu", r.id
                                 limit :size
                                """))
                        .param("words", plain(words))
                        .param("name", name)
                        .param("id", id)
                        .param("size", size)
                        .query((row, _) -> role(row))
                        .list(),
                number -> new Target.OfRole(new UserRoleId(number)));
    }

    /** Groups likewise. */
    List<Policy> groupsAfter(String words, String name, long id, int size) {
        return policies(
                sql.sql(GROUPS.replace("%s", """
                                folded(g.name) like folded('%' || :words || '%')
                                   and (g.name collate "da-x-icu", g.id) > (:name collate "da-x-icu", :id)
                                 order by g.name collate "da-x-icu", g.id
                                 limit :size
                                """))
                        .param("words", plain(words))
                        .param("name", name)
                        .param("id", id)
                        .param("size", size)
                        .query((row, _) -> group(row))
                        .list(),
                number -> new Target.OfGroup(new RoleGroupId(number)));
    }

    private static String plain(String words) {
        return words.strip().replaceAll("[%_\\\\]", " ");
    }

    private List<Policy> roles(String which, Long... ids) {
        var kept = sql.sql(ROLES.replace("%s", which))
                .param("ids", ids)
                .query((row, _) -> role(row))
                .list();
        return policies(kept, id -> new Target.OfRole(new UserRoleId(id)));
    }

    private List<Policy> groups(String which, Long... ids) {
        var kept = sql.sql(GROUPS.replace("%s", which))
                .param("ids", ids)
                .query((row, _) -> group(row))
                .list();
        return policies(kept, id -> new Target.OfGroup(new RoleGroupId(id)));
    }

    private static Kept role(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getString("name"),
                said(row),
                row.getBoolean("user_only"),
                List.of(row.getLong("system_id")));
    }

    private static Kept group(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"), row.getString("name"), said(row), row.getBoolean("user_only"), Arrays.asList((Long[])
                        row.getArray("systems").getArray()));
    }

    private static Said said(ResultSet row) throws SQLException {
        var reason = row.getString("reason_rule");
        return new Said(
                ArrayColumns.of(row.getArray("requesters"), RequestableBy.class),
                ArrayColumns.of(row.getArray("approvers"), ApprovableBy.class),
                reason == null ? null : ReasonRule.valueOf(reason),
                units(row.getArray("unit_filter")));
    }

    private static @Nullable Set<UnitId> units(@Nullable Array written) throws SQLException {
        return written == null
                ? null
                : ArrayColumns.ids(written).stream().map(UnitId::new).collect(Collectors.toUnmodifiableSet());
    }

    private List<Policy> policies(List<Kept> kept, java.util.function.LongFunction<Target> target) {
        if (kept.isEmpty()) return List.of();
        var systems =
                systems(kept.stream().flatMap(one -> one.systems().stream()).collect(Collectors.toSet()));
        var authority = settings.current();
        var found = new ArrayList<Policy>();
        for (var one : kept) {
            var of = target.apply(one.id());
            var there = one.systems().stream().filter(systems::containsKey).toList();
            // a role of a system that is gone is gone; a group is there without it
            if (of instanceof Target.OfRole && there.isEmpty()) continue;
            found.add(policy(one, of, there.stream().map(systems::get).toList(), ids(there), authority));
        }
        return found;
    }

    private static Policy policy(
            Kept one, Target target, List<OfSystem> systems, Long[] numbers, RequestSettings.Decision authority) {
        var role = target instanceof Target.OfRole;
        // a group stands over its systems: only its own list counts, and then the authority's
        var above = role ? systems.getFirst().said() : new Said(Set.of(), Set.of(), null, null);
        var filters = new ArrayList<Set<UnitId>>();
        if (one.said().units() != null) filters.add(one.said().units());
        if (above.units() != null) filters.add(above.units());
        var reason = one.said().reason() != null ? one.said().reason() : above.reason();
        return new Policy(
                target,
                one.name(),
                role ? one.name() + " (" + systems.getFirst().name() + ")" : one.name(),
                inherited(one.said().requesters(), above.requesters(), authority.requesters(), RequestableBy.INHERIT),
                inherited(one.said().approvers(), above.approvers(), authority.approvers(), ApprovableBy.INHERIT),
                reason == null ? authority.reason() : reason,
                filters,
                Arrays.stream(numbers).map(ItSystemId::new).collect(Collectors.toUnmodifiableSet()),
                answeringForAll(systems),
                one.userOnly(),
                systems.stream().anyMatch(OfSystem::closed));
    }

    private static <E> Set<E> inherited(Set<E> own, Set<E> system, Set<E> authority, E inherit) {
        if (!own.isEmpty() && !own.contains(inherit)) return Set.copyOf(own);
        if (!system.isEmpty() && !system.contains(inherit)) return Set.copyOf(system);
        return authority;
    }

    private static Set<UUID> answeringForAll(List<OfSystem> systems) {
        if (systems.isEmpty()) return Set.of();
        var all = new HashSet<>(systems.getFirst().responsible());
        for (var system : systems) all.retainAll(system.responsible());
        return Set.copyOf(all);
    }

    private Map<Long, OfSystem> systems(Collection<Long> ids) {
        var found = new HashMap<Long, OfSystem>();
        sql.sql("""
                        select id, name, flags, requesters, approvers, reason_rule, unit_filter, responsible_ids
                          from role_system
                         where deleted_at is null
                           and id = any(:ids)
                        """).param("ids", ids(ids)).query(row -> {
            var flags = ArrayColumns.of(row.getArray("flags"), ItSystem.Flag.class);
            found.put(
                    row.getLong("id"),
                    new OfSystem(
                            row.getString("name"),
                            said(row),
                            flags.stream().anyMatch(CLOSING::contains),
                            ArrayColumns.ids(row.getArray("responsible_ids"))));
        });
        return found;
    }

    private static Long[] ids(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
