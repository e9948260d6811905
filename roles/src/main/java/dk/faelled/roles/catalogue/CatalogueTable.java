package dk.faelled.roles.catalogue;

import dk.faelled.roles.Catalogue;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the catalogue. */
@Component
@Transactional(readOnly = true)
public class CatalogueTable {
    private final JdbcClient sql;

    CatalogueTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The roles with all that belongs to them, in a few questions however many they are; deleted ones are left out. */
    public Catalogue of(Collection<UserRoleId> wanted) {
        var roles = userRoles("r.id = any(:ids) and r.deleted_at is null", longs(wanted, UserRoleId::value)).stream()
                .map(Stored::value)
                .toList();
        var rights = new HashSet<SystemRoleId>();
        var types = new HashSet<ConstraintTypeId>();
        for (var role : roles)
            for (var part : role.parts()) {
                rights.add(part.systemRole());
                for (var value : part.constraints()) types.add(value.type());
            }
        return new Catalogue(
                systems("id = any(:ids) and deleted_at is null", longs(roles, r -> r.system()
                                .value()))
                        .stream()
                        .map(Stored::value)
                        .toList(),
                systemRoles("id = any(:ids)", longs(rights, SystemRoleId::value)).stream()
                        .map(Stored::value)
                        .toList(),
                roles,
                types(types));
    }

    public Optional<Stored<ItSystem>> system(ItSystemId id) {
        return systems("id = any(:ids) and deleted_at is null", id.value()).stream()
                .findFirst();
    }

    public Optional<Stored<SystemRole>> systemRole(SystemRoleId id) {
        return systemRoles("id = any(:ids)", id.value()).stream().findFirst();
    }

    /** By their ids; those that are not there are left out. */
    public Map<SystemRoleId, SystemRole> systemRoles(Collection<SystemRoleId> ids) {
        return systemRoles("id = any(:ids)", longs(ids, SystemRoleId::value)).stream()
                .map(Stored::value)
                .collect(Collectors.toMap(SystemRole::id, Function.identity()));
    }

    public List<Stored<SystemRole>> systemRolesOf(ItSystemId system) {
        return systemRoles("system_id = any(:ids)", system.value());
    }

    public Optional<Stored<UserRole>> userRole(UserRoleId id) {
        return userRoles("r.id = any(:ids) and r.deleted_at is null", id.value()).stream()
                .findFirst();
    }

    public List<Stored<UserRole>> userRoles(Collection<UserRoleId> ids) {
        return userRoles("r.id = any(:ids) and r.deleted_at is null", longs(ids, UserRoleId::value));
    }

    public List<Stored<UserRole>> userRolesOf(ItSystemId system) {
        return userRoles("r.system_id = any(:ids) and r.deleted_at is null", system.value());
    }

    public List<Stored<UserRole>> linkedTo(SystemRoleId right) {
        return userRoles("r.linked_id = any(:ids) and r.deleted_at is null", right.value());
    }

    public List<ConstraintType> types(Collection<ConstraintTypeId> ids) {
        return ids.isEmpty() ? List.of() : types("id = any(:ids)", longs(ids, ConstraintTypeId::value));
    }

    /** A few dozen at most in any authority. */
    public List<ConstraintType> allTypes() {
        return types("id in (select id from constraint_type order by id limit 500) or id = any(:ids)");
    }

    public List<Stored<ItSystem>> systems(Collection<ItSystemId> ids) {
        return systems("id = any(:ids) and deleted_at is null", longs(ids, ItSystemId::value));
    }

    /** What each of the groups is called; deleted ones are left out. */
    public Map<RoleGroupId, String> groupNames(Collection<RoleGroupId> ids) {
        var names = new HashMap<RoleGroupId, String>();
        sql.sql("select id, name from role_group where id = any(:ids) and deleted_at is null")
                .param("ids", longs(ids, RoleGroupId::value))
                .query(row -> {
                    names.put(new RoleGroupId(row.getLong(1)), row.getString(2));
                });
        return names;
    }

    public Optional<ConstraintType> type(String entityId) {
        return sql.sql("select id from constraint_type where entity_id = :entity")
                .param("entity", entityId)
                .query(Long.class)
                .optional()
                .flatMap(id -> types("id = any(:ids)", id).stream().findFirst());
    }

    public Optional<Stored<RoleGroup>> group(RoleGroupId id) {
        var roles = new TreeSet<UserRoleId>();
        sql.sql("""
                        select m.user_role_id
                          from role_group_role m
                          join user_role r on r.id = m.user_role_id and r.deleted_at is null
                         where m.group_id = :id
                        """).param("id", id.value()).query(Long.class).list().forEach(role -> roles.add(new UserRoleId(role)));
        return sql.sql(
                        "select name, description, user_only, version from role_group where id = :id and deleted_at is null")
                .param("id", id.value())
                .query((row, _) -> new Stored<>(
                        new RoleGroup(
                                id,
                                row.getString("name"),
                                row.getString("description"),
                                row.getBoolean("user_only"),
                                roles),
                        row.getInt("version")))
                .optional();
    }

    private static <T> Long[] longs(Collection<T> all, Function<T, Long> number) {
        return all.stream().map(number).distinct().sorted().toArray(Long[]::new);
    }

    private List<Stored<ItSystem>> systems(String which, Long... ids) {
        if (ids.length == 0) return List.of();
        return sql.sql("""
                        select id, uuid, name, identifier, kind, domain_id, flags, email, notes, portfolio_entry, version
                          from role_system
                         where %s
                         order by id
                        """.formatted(which))
                .param("ids", ids)
                .query((row, _) -> new Stored<>(
                        new ItSystem(
                                new ItSystemId(row.getLong("id")),
                                row.getObject("uuid", UUID.class),
                                row.getString("name"),
                                row.getString("identifier"),
                                ItSystem.Kind.valueOf(row.getString("kind")),
                                row.getObject("domain_id", Long.class),
                                flags(row, ItSystem.Flag::valueOf),
                                row.getString("email"),
                                row.getString("notes"),
                                row.getObject("portfolio_entry", UUID.class)),
                        row.getInt("version")))
                .list();
    }

    private List<Stored<SystemRole>> systemRoles(String which, Long... ids) {
        if (ids.length == 0) return List.of();
        var found = new LinkedHashMap<Long, Stored<SystemRole>>();
        var supported = new HashMap<Long, List<SystemRole.Supported>>();
        sql.sql("""
                        select id, uuid, system_id, name, identifier, description, weight, maximum, kind, version,
                               c.type_id, c.mandatory
                          from system_role
                          left join system_role_constraint c on c.system_role_id = id
                         where %s
                         order by id, c.type_id
                        """.formatted(which)).param("ids", ids).query(row -> {
            long id = row.getLong("id");
            var types = supported.computeIfAbsent(id, _ -> new ArrayList<>());
            if (row.getObject("type_id", Long.class) instanceof Long type)
                types.add(new SystemRole.Supported(new ConstraintTypeId(type), row.getBoolean("mandatory")));
            found.put(id, systemRole(row, types));
        });
        return List.copyOf(found.values());
    }

    private static Stored<SystemRole> systemRole(ResultSet row, List<SystemRole.Supported> types) throws SQLException {
        return new Stored<>(
                new SystemRole(
                        new SystemRoleId(row.getLong("id")),
                        row.getObject("uuid", UUID.class),
                        new ItSystemId(row.getLong("system_id")),
                        row.getString("name"),
                        row.getString("identifier"),
                        row.getString("description"),
                        row.getInt("weight"),
                        row.getObject("maximum", Integer.class),
                        SystemRole.Kind.valueOf(row.getString("kind")),
                        types),
                row.getInt("version"));
    }

    /** @param which with {@code r} for the user role */
    private List<Stored<UserRole>> userRoles(String which, Long... ids) {
        if (ids.length == 0) return List.of();
        var found = new LinkedHashMap<Long, Stored<UserRole>>();
        var parts = new HashMap<Long, Map<Long, List<ConstraintValue>>>();
        sql.sql("""
                        select r.id, r.uuid, r.system_id, r.name, r.identifier, r.description, r.delegated_from, r.flags,
                               r.linked_id, r.link, r.link_prefix, r.version,
                               p.system_role_id, c.type_id, c.kind, c.value, c.identifier as external
                          from user_role r
                          left join user_role_part p on p.user_role_id = r.id
                          left join part_constraint c on c.part_id = p.id
                         where %s
                         order by r.id, p.system_role_id, c.type_id
                        """.formatted(which)).param("ids", ids).query(row -> {
            long id = row.getLong("id");
            if (!found.containsKey(id)) found.put(id, userRole(row));
            if (!(row.getObject("system_role_id", Long.class) instanceof Long right)) return;
            var values = parts.computeIfAbsent(id, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(right, _ -> new ArrayList<>());
            if (row.getString("kind") instanceof String kind)
                values.add(new ConstraintValue(
                        new ConstraintTypeId(row.getLong("type_id")),
                        ConstraintValue.Kind.valueOf(kind),
                        row.getString("value"),
                        row.getString("external")));
        });
        return found.entrySet().stream()
                .map(one -> with(one.getValue(), parts.getOrDefault(one.getKey(), Map.of())))
                .toList();
    }

    private static Stored<UserRole> with(Stored<UserRole> bare, Map<Long, List<ConstraintValue>> parts) {
        var made = new ArrayList<UserRole.Part>();
        parts.forEach((right, limits) -> made.add(new UserRole.Part(new SystemRoleId(right), limits)));
        return new Stored<>(bare.value().of(made), bare.version());
    }

    /** Without its parts. */
    private static Stored<UserRole> userRole(ResultSet row) throws SQLException {
        var linked = row.getObject("linked_id", Long.class);
        return new Stored<>(
                new UserRole(
                        new UserRoleId(row.getLong("id")),
                        row.getObject("uuid", UUID.class),
                        new ItSystemId(row.getLong("system_id")),
                        row.getString("name"),
                        row.getString("identifier"),
                        row.getString("description"),
                        row.getString("delegated_from"),
                        flags(row, UserRole.Flag::valueOf),
                        linked == null ? null : new SystemRoleId(linked),
                        UserRole.Link.valueOf(row.getString("link")),
                        row.getString("link_prefix"),
                        List.of()),
                row.getInt("version"));
    }

    private List<ConstraintType> types(String which, Long... ids) {
        return sql.sql("""
                        select id, uuid, entity_id, name, description, input, pattern, value_set
                          from constraint_type
                         where %s
                         order by id
                        """.formatted(which))
                .param("ids", ids)
                .query((row, _) -> type(row))
                .list();
    }

    private static ConstraintType type(ResultSet row) throws SQLException {
        var set = (String[]) row.getArray("value_set").getArray();
        var values = new TreeMap<String, String>();
        for (int i = 0; i + 1 < set.length; i += 2) values.put(set[i], set[i + 1]);
        @Nullable String pattern = row.getString("pattern");
        return new ConstraintType(
                new ConstraintTypeId(row.getLong("id")),
                row.getObject("uuid", UUID.class),
                row.getString("entity_id"),
                row.getString("name"),
                row.getString("description"),
                ConstraintType.Input.valueOf(row.getString("input")),
                pattern,
                values);
    }

    private static <T> Set<T> flags(ResultSet row, Function<String, T> flag) throws SQLException {
        return Arrays.stream((String[]) row.getArray("flags").getArray())
                .map(flag)
                .collect(Collectors.toSet());
    }
}
