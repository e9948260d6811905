package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.PortfolioLinks;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.rights.Allowed;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what an IT system, a user role or a role group says of requests. */
@Component
@Transactional
class PolicyRegister {
    private final JdbcClient sql;
    private final TreeTable tree;
    private final PortfolioLinks portfolio;
    private final Allowed allowed;
    private final Audit audit;

    /** Whose rules they are. */
    enum Of {
        SYSTEM("role_system", "role-system", "itsystem"),
        ROLE("user_role", "user-role", "userrole"),
        GROUP("role_group", "role-group", "rolegroup");

        private final String table;
        private final String entity;
        private final String noun;

        Of(String table, String entity, String noun) {
            this.table = table;
            this.entity = entity;
            this.noun = noun;
        }

        String permission() {
            return "roles." + noun + ".update";
        }
    }

    /**
     * Empty lists, and a reason that is null, leave it to whoever stands above.
     *
     * @param units only for who works in or below one of them; null: for everybody
     */
    record Said(
            Set<RequestableBy> requesters,
            Set<ApprovableBy> approvers,
            @Nullable ReasonRule reason,
            @Nullable Set<UnitId> units) {
        Said {
            requesters = Set.copyOf(requesters);
            approvers = Set.copyOf(approvers);
            units = units == null ? null : Set.copyOf(units);
        }
    }

    record Kept(UUID uuid, String name, int version, Said said) {}

    PolicyRegister(JdbcClient sql, TreeTable tree, PortfolioLinks portfolio, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.tree = tree;
        this.portfolio = portfolio;
        this.allowed = allowed;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Kept get(Of of, long id) {
        return sql.sql("""
                        select uuid, name, version, requesters, approvers, reason_rule, unit_filter
                          from %s
                         where id = :id
                           and deleted_at is null
                        """.formatted(of.table))
                .param("id", id)
                .query((row, _) -> {
                    var reason = row.getString("reason_rule");
                    var units = row.getArray("unit_filter");
                    return new Kept(
                            row.getObject("uuid", UUID.class),
                            row.getString("name"),
                            row.getInt("version"),
                            new Said(
                                    ArrayColumns.of(row.getArray("requesters"), RequestableBy.class),
                                    ArrayColumns.of(row.getArray("approvers"), ApprovableBy.class),
                                    reason == null ? null : ReasonRule.valueOf(reason),
                                    units == null
                                            ? null
                                            : ArrayColumns.ids(units).stream()
                                                    .map(UnitId::new)
                                                    .collect(Collectors.toSet())));
                })
                .optional()
                .orElseThrow(() -> new NotFound(of.table + " " + id));
    }

    /**
     * @param seen the version that was changed
     * @param responsible persons who answer for a system; null where they stay as they are
     */
    public void keep(Of of, long id, int seen, Said said, @Nullable Set<UUID> responsible) {
        allowed.demand(of.permission());
        var before = get(of, id);
        allowed.demand(of.permission(), systems(of, id));
        if (said.units() != null)
            for (var unit : said.units())
                if (tree.view().unit(unit) == null) throw new RuleBroken("roles.assignment.unit").at("units");
        var units = said.units();
        int changed = sql.sql("""
                        update %s
                           set requesters = :requesters, approvers = :approvers, reason_rule = :reason,
                               unit_filter = :units::uuid[], version = version + 1
                         where id = :id
                           and version = :seen
                        """.formatted(of.table))
                .param("requesters", ArrayColumns.written(said.requesters()))
                .param("approvers", ArrayColumns.written(said.approvers()))
                .param("reason", said.reason() == null ? null : said.reason().name(), Types.VARCHAR)
                .param("units", units == null ? null : ids(units))
                .param("id", id)
                .param("seen", seen)
                .update();
        if (changed == 0) throw new RuleBroken("roles.stale", before.name());
        audit.changed("roles." + of.noun + ".update", of.entity + ":" + before.uuid(), before.said(), said, null);
        if (responsible != null) answer(id, responsible);
    }

    /** The system itself, that of a role, or those of all roles of a group. */
    private Set<ItSystemId> systems(Of of, long id) {
        return sql
                .sql(
                        switch (of) {
                            case SYSTEM -> "select :id::bigint";
                            case ROLE -> "select system_id from user_role where id = :id";
                            case GROUP -> """
                            select distinct r.system_id
                              from role_group_role m
                              join user_role r on r.id = m.user_role_id
                             where m.group_id = :id
                            """;
                        })
                .param("id", id)
                .query(Long.class)
                .list()
                .stream()
                .map(ItSystemId::new)
                .collect(Collectors.toSet());
    }

    private static UUID[] ids(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).sorted().toArray(UUID[]::new);
    }

    /** Persons who answer for the system (systemansvarlige). */
    @Transactional(readOnly = true)
    public Set<UUID> responsible(long system) {
        return sql.sql("select responsible_ids from role_system where id = :id")
                .param("id", system)
                .query((row, _) -> ArrayColumns.ids(row.getArray(1)))
                .optional()
                .orElse(Set.of());
    }

    /** As the log keeps it. */
    record Responsible(List<UUID> responsible) {}

    public void answer(long system, Set<UUID> persons) {
        allowed.demand(Of.SYSTEM.permission(), new ItSystemId(system));
        var before = responsible(system);
        if (before.equals(persons)) return;
        if (portfolio.follows(new ItSystemId(system)))
            throw new RuleBroken("roles.portfolio.follows").at("responsible");
        var kept = get(Of.SYSTEM, system);
        sql.sql("update role_system set responsible_ids = :persons where id = :id")
                .param("persons", persons.stream().sorted().toArray(UUID[]::new))
                .param("id", system)
                .update();
        audit.changed(
                "roles.itsystem.update",
                "role-system:" + kept.uuid(),
                new Responsible(before.stream().sorted().toList()),
                new Responsible(persons.stream().sorted().toList()),
                null);
    }
}
