package dk.faelled.roles.reach;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.GivenTable;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.rights.Grant;
import dk.faelled.roles.rule.Resolution;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds a right of Fælled today, and for which units and IT systems. */
@Component
@Transactional(readOnly = true)
public class GrantTable {
    private static final int MOST = 2_000;
    private static final String FROM = """
              from role_system s
              join system_role x on x.system_id = s.id
              join user_role_part p on p.system_role_id = x.id
              join user_role r on r.id = p.user_role_id and r.deleted_at is null
              join effective_role e on e.user_role_id = r.id and e.through is not null
                   and (e.start_date is null or e.start_date <= :today)
                   and (e.stop_date is null or e.stop_date >= :today)
              join role_user u on u.id = e.user_id and u.deleted_at is null and not u.disabled
             where 'OURS' = any(s.flags)
            """;
    private static final String HELD = """
            select distinct u.id, u.ext_uuid, e.assignment_id, e.source, p.id as part, x.id as role
            """ + FROM + " and x.identifier = :right";
    private static final String HELD_OF_RIGHTS =
            "select x.identifier, p.id as part " + FROM + " and x.identifier = any(:rights) and u.ext_uuid = :actor";
    private final JdbcClient sql;
    private final RoleUserTable users;
    private final TreeTable tree;
    private final GivenTable given;
    private final CatalogueTable catalogue;
    private final Clock clock;

    private record Held(
            UserId user, UUID actor, AssignmentId assignment, boolean direct, long part, SystemRoleId role) {}

    GrantTable(
            JdbcClient sql,
            RoleUserTable users,
            TreeTable tree,
            GivenTable given,
            CatalogueTable catalogue,
            Clock clock) {
        this.sql = sql;
        this.users = users;
        this.tree = tree;
        this.given = given;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public List<Grant> of(String right) {
        return grants(sql.sql(HELD + " order by 1, 3, 5 limit " + MOST).param("right", right));
    }

    public List<Grant> of(String right, UUID actor) {
        return grants(sql.sql(HELD + " and u.ext_uuid = :actor order by 1, 3, 5 limit " + MOST)
                .param("right", right)
                .param("actor", actor));
    }

    /** Those of the rights that the actor holds for some data only, whichever way. */
    Set<String> limited(Collection<String> rights, UUID actor) {
        return Set.copyOf(sql.sql("select identifier from (" + HELD_OF_RIGHTS + """
                        ) held
                         group by identifier
                        having bool_and(exists (select from part_constraint c where c.part_id = held.part))
                        """)
                .param("rights", rights.toArray(String[]::new))
                .param("actor", actor)
                .param("today", today())
                .query(String.class)
                .list());
    }

    /** Whether the catalogue knows the actor: what somebody else may do, it does not say. */
    boolean knows(UUID actor) {
        return sql.sql("select exists (select from role_user where ext_uuid = :actor)")
                .param("actor", actor)
                .query(Boolean.class)
                .single();
    }

    private List<Grant> grants(JdbcClient.StatementSpec asked) {
        var held = asked.param("today", today())
                .query((row, _) -> new Held(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getObject("ext_uuid", UUID.class),
                        new AssignmentId(row.getLong("assignment_id")),
                        row.getString("source").equals("USER"),
                        row.getLong("part"),
                        new SystemRoleId(row.getLong("role"))))
                .list();
        var limits = limits(held.stream().map(Held::part).collect(Collectors.toSet()));
        var limited =
                held.stream().filter(one -> limits.containsKey(one.part())).toList();
        var grants = new ArrayList<Grant>();
        for (var one : held) if (!limits.containsKey(one.part())) grants.add(new Grant(one.actor(), null, null));
        if (!limited.isEmpty()) grants.addAll(resolved(limited, limits));
        return grants;
    }

    private List<Grant> resolved(List<Held> held, Map<Long, List<ConstraintValue>> limits) {
        var ids = held.stream().map(Held::user).collect(Collectors.toSet());
        Map<UserId, User> known = users.read(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
        Map<AssignmentId, List<Postponed>> said = given.toUsers(ids, today()).stream()
                .collect(Collectors.toMap(UserAssignment::id, UserAssignment::postponed));
        Map<ConstraintTypeId, ConstraintType> types =
                catalogue.allTypes().stream().collect(Collectors.toMap(ConstraintType::id, Function.identity()));
        var resolution = new Resolution(tree.view());
        var grants = new ArrayList<Grant>();
        for (var one : held) {
            var user = known.get(one.user());
            if (user == null) continue;
            var postponed = one.direct() ? said.getOrDefault(one.assignment(), List.of()) : List.<Postponed>of();
            @Nullable Set<String> units = null;
            @Nullable Set<String> systems = null;
            for (var value : limits.getOrDefault(one.part(), List.of())) {
                var type = types.get(value.type());
                if (type == null) continue;
                var values = resolution.of(user, one.role(), type, value, postponed);
                if (type.about() == ConstraintType.About.UNIT) units = values;
                else systems = values;
            }
            grants.add(new Grant(one.actor(), units(units), systems == null ? null : systems(systems)));
        }
        return grants;
    }

    private static @Nullable Set<UnitId> units(@Nullable Set<String> written) {
        return written == null
                ? null
                : written.stream()
                        .flatMap(one -> Filled.uuidOf(one).stream())
                        .map(UnitId::new)
                        .collect(Collectors.toSet());
    }

    /** Each is written as number, UUID or identifier. */
    private Set<ItSystemId> systems(Collection<String> written) {
        return sql.sql("""
                        select id
                          from role_system
                         where deleted_at is null
                           and (id::text = any(:said) or uuid::text = any(:said) or identifier = any(:said))
                        """).param("said", written.toArray(String[]::new)).query(Long.class).list().stream()
                .map(ItSystemId::new)
                .collect(Collectors.toSet());
    }

    private Map<Long, List<ConstraintValue>> limits(Collection<Long> parts) {
        var limits = new HashMap<Long, List<ConstraintValue>>();
        sql.sql("""
                        select part_id, type_id, kind, value, identifier
                          from part_constraint
                         where part_id = any(:parts)
                         order by part_id, type_id
                        """).param("parts", parts.toArray(Long[]::new)).query(row -> {
            limits.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                    .add(new ConstraintValue(
                            new ConstraintTypeId(row.getLong(2)),
                            ConstraintValue.Kind.valueOf(row.getString(3)),
                            row.getString(4),
                            row.getString(5)));
        });
        return limits;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
