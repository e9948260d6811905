package dk.faelled.roles.lookup;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells of the catalogue, and of what is assigned in it. */
@Component
@Transactional(readOnly = true)
class ReadDesk {
    private final JdbcClient sql;
    private final Asked asked;
    private final CatalogueTable catalogue;
    private final UserAssignments direct;
    private final UnitAssignments onUnits;
    private final TreeTable tree;
    private final Clock clock;

    ReadDesk(
            JdbcClient sql,
            Asked asked,
            CatalogueTable catalogue,
            UserAssignments direct,
            UnitAssignments onUnits,
            TreeTable tree,
            Clock clock) {
        this.sql = sql;
        this.asked = asked;
        this.catalogue = catalogue;
        this.direct = direct;
        this.onUnits = onUnits;
        this.tree = tree;
        this.clock = clock;
    }

    /** What is given to the user by hand today. */
    private List<Target> targetsOf(String user, @Nullable String domain) {
        var found = asked.user(user, asked.domain(domain));
        return direct.of(found.id()).stream()
                .filter(one -> one.dates().contains(today()))
                .map(one -> one.target())
                .toList();
    }

    private List<Target> targetsOn(UUID unit) {
        var id = new UnitId(unit);
        if (tree.view().unit(id) == null) throw new NotFound("role_unit " + unit);
        return onUnits.on(List.of(id)).stream()
                .filter(one -> one.dates().contains(today()))
                .map(one -> one.target())
                .toList();
    }

    /** Here, and nowhere else, an unknown domain is a bad question. */
    void demandDomain(@Nullable String name) {
        try {
            asked.domain(name);
        } catch (NotFound unknown) {
            throw Refused.wrong("Failed to find domain with name " + name);
        }
    }

    List<ReadAnswer.Role> rolesOfUser(String user, @Nullable String domain) {
        return roles(targetsOf(user, domain));
    }

    List<ReadAnswer.Group> groupsOfUser(String user, @Nullable String domain) {
        return groups(targetsOf(user, domain));
    }

    List<ReadAnswer.Role> rolesOnUnit(UUID unit) {
        return roles(targetsOn(unit));
    }

    List<ReadAnswer.Group> groupsOnUnit(UUID unit) {
        return groups(targetsOn(unit));
    }

    private List<ReadAnswer.Role> roles(List<Target> targets) {
        var ids = new ArrayList<UserRoleId>();
        for (var target : targets) if (target instanceof Target.OfRole(var role)) ids.add(role);
        return told(ids);
    }

    private List<ReadAnswer.Role> told(Collection<UserRoleId> ids) {
        var known = catalogue.of(ids);
        return known.userRoles().stream()
                .map(role -> new ReadAnswer.Role(role.id().value(), role.name(), systemName(role, known)))
                .toList();
    }

    private static String systemName(UserRole role, Catalogue known) {
        var system = known.system(role.system());
        return system == null ? "" : system.name();
    }

    private List<ReadAnswer.Group> groups(List<Target> targets) {
        var ids = new ArrayList<RoleGroupId>();
        for (var target : targets) if (target instanceof Target.OfGroup(var group)) ids.add(group);
        return catalogue.groupNames(ids).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new ReadAnswer.Group(one.getKey().value(), one.getValue()))
                .toList();
    }

    List<ReadAnswer.GroupWithRoles> groups() {
        return groups("true", 0);
    }

    ReadAnswer.GroupWithRoles group(long id) {
        return groups("g.id = :id", id).stream().findFirst().orElseThrow(() -> new NotFound("role_group " + id));
    }

    private List<ReadAnswer.GroupWithRoles> groups(String which, long id) {
        var names = new LinkedHashMap<Long, String>();
        var members = new HashMap<Long, List<UserRoleId>>();
        sql.sql("""
                        select g.id, g.name, m.user_role_id
                          from role_group g
                          left join role_group_role m on m.group_id = g.id
                         where g.deleted_at is null and %s
                         order by g.id, m.user_role_id
                         limit 100000
                        """.formatted(which)).param("id", id).query(row -> {
            names.put(row.getLong(1), row.getString(2));
            var role = row.getObject(3, Long.class);
            if (role != null)
                members.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new UserRoleId(role));
        });
        var told = new HashMap<Long, ReadAnswer.Role>();
        for (var role :
                told(members.values().stream().flatMap(List::stream).distinct().toList())) told.put(role.id(), role);
        return names.entrySet().stream()
                .map(one -> new ReadAnswer.GroupWithRoles(
                        one.getKey(),
                        one.getValue(),
                        members.getOrDefault(one.getKey(), List.of()).stream()
                                .map(role -> told.get(role.value()))
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    /** All user roles of systems that are there, or those of the systems. */
    List<ReadAnswer.UserRoleLine> lines(Collection<Long> systems) {
        return sql.sql("""
                        select r.id, r.name, r.identifier, r.description, s.name as system
                          from user_role r
                          join role_system s on s.id = r.system_id and s.deleted_at is null
                         where r.deleted_at is null
                           and (cardinality(:systems::bigint[]) = 0 or r.system_id = any(:systems))
                         order by r.id
                         limit 100000
                        """)
                .param("systems", systems.toArray(Long[]::new))
                .query((row, _) -> new ReadAnswer.UserRoleLine(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("identifier"),
                        row.getString("description"),
                        row.getString("system")))
                .list();
    }

    List<ReadAnswer.UserRole> userRoles() {
        return composed(
                lines(List.of()).stream().map(line -> new UserRoleId(line.id())).toList());
    }

    ReadAnswer.UserRole userRole(long id) {
        return composed(List.of(role(id).id())).getFirst();
    }

    private List<ReadAnswer.UserRole> composed(Collection<UserRoleId> ids) {
        var known = catalogue.of(ids);
        return known.userRoles().stream()
                .map(role ->
                        new ReadAnswer.UserRole(role.id().value(), role.name(), role.identifier(), parts(role, known)))
                .toList();
    }

    private static List<ReadAnswer.Part> parts(UserRole role, Catalogue known) {
        var parts = new ArrayList<ReadAnswer.Part>();
        for (var part : role.parts()) {
            var right = known.systemRole(part.systemRole());
            if (right != null)
                parts.add(new ReadAnswer.Part(
                        new ReadAnswer.SystemRole(right.name(), right.identifier(), right.description()),
                        part.constraints().stream()
                                .map(value -> new ReadAnswer.Limit(
                                        LimitTexts.entity(known.type(value.type())), LimitTexts.written(value)))
                                .toList()));
        }
        return parts;
    }

    private UserRole role(long id) {
        return catalogue
                .userRole(new UserRoleId(id))
                .map(Stored::value)
                .orElseThrow(() -> new NotFound("user_role " + id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
