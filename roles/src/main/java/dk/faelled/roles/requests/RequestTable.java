package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.effective.GivenTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests, who is to decide each, and which owners of rules have agreed. */
@Component
class RequestTable {
    private static final String REQUESTS = """
            select q.id, q.batch_id, q.requester, q.requester_name, q.receiver_id, u.name as receiver_name, q.person,
                   q.unit_id, q.user_role_id, q.group_id, q.assignment_id, q.start_date, q.stop_date,
                   q.postponed::text as postponed, q.reason, q.user_only, q.unmanned, q.conflicts, q.owner_rules, q.status, q.asked_at,
                   q.approved_by, q.approver_name, q.approved_at, q.decided_by, q.decider_name, q.decided_at, q.comment
              from role_request q
              join role_user u on u.id = q.receiver_id
            """;
    private final JdbcClient sql;
    private final GivenTable given;

    RequestTable(JdbcClient sql, GivenTable given) {
        this.sql = sql;
        this.given = given;
    }

    Optional<RoleRequest> find(UUID id) {
        return sql.sql(REQUESTS + " where q.id = :id")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    /** Waits for others who do the same. */
    Optional<RoleRequest> hold(UUID id) {
        return sql.sql(REQUESTS + " where q.id = :id for update of q")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    /** All that was asked at these goes, in the order in which it was asked. */
    List<RoleRequest> batches(Collection<UUID> batches) {
        return sql.sql(REQUESTS + " where q.batch_id = any(:batches) order by q.id")
                .param("batches", batches.toArray(UUID[]::new))
                .query((row, _) -> request(row))
                .list();
    }

    /** Those that wait, in the order in which they were asked. @param after of the last one seen */
    List<RoleRequest> open(UUID after, int size) {
        return sql.sql(REQUESTS + " where q.status = 'REQUESTED' and q.id > :after order by q.id limit :size")
                .param("after", after)
                .param("size", size)
                .query((row, _) -> request(row))
                .list();
    }

    /** Those of which the same waits already. */
    List<UUID> askedAlready(List<RoleRequest> wanted) {
        return sql.sql("""
                        select w.id
                          from unnest(:ids::uuid[], :receivers::uuid[], :actions::text[], :whats::text[], :postponed::text[])
                               w (id, receiver_id, action, what, postponed)
                         where exists (select from role_request q
                                        where q.receiver_id = w.receiver_id
                                          and q.action = w.action
                                          and q.what = w.what
                                          and q.postponed = w.postponed::jsonb
                                          and q.status = 'REQUESTED')
                        """)
                .param("ids", column(wanted, RoleRequest::id, UUID[]::new))
                .param("receivers", column(wanted, one -> one.receiver().value(), UUID[]::new))
                .param("actions", column(wanted, RequestTable::action, String[]::new))
                .param("whats", column(wanted, RequestTable::what, String[]::new))
                .param("postponed", column(wanted, one -> given.written(one.postponed()), String[]::new))
                .query(UUID.class)
                .list();
    }

    private static <C> C[] column(List<RoleRequest> all, Function<RoleRequest, C> part, IntFunction<C[]> array) {
        return all.stream().map(part).toArray(array);
    }

    private static String action(RoleRequest request) {
        return request.adds() ? "ADD" : "REMOVE";
    }

    /** As the database writes it. */
    private static String what(RoleRequest request) {
        if (request.assignment() != null) return "assignment:" + request.assignment();
        return switch (request.target()) {
            case Target.OfRole(var role) -> "role:" + role;
            case Target.OfGroup(var group) -> "group:" + group;
        };
    }

    /** @return whether it was not asked already, and still waits */
    boolean add(RoleRequest wanted) {
        return sql.sql("""
                                insert into role_request (id, batch_id, action, requester, requester_name, receiver_id, person,
                                                          unit_id, user_role_id, group_id, assignment_id, start_date,
                                                          stop_date, postponed, reason, user_only, unmanned, conflicts,
                                                          owner_rules, asked_at)
                                values (:id, :batch, :action, :requester, :name, :receiver, :person, :unit, :role, :group,
                                        :assignment, :start, :stop, :postponed::jsonb, :reason, :userOnly, :unmanned,
                                        :conflicts, :rules, :at)
                                on conflict do nothing
                                """)
                        .param("id", wanted.id())
                        .param("batch", wanted.batch())
                        .param("action", action(wanted))
                        .param("requester", wanted.requester())
                        .param("name", wanted.requesterName())
                        .param("receiver", wanted.receiver().value())
                        .param("person", wanted.person())
                        .param(
                                "unit",
                                wanted.unit() == null ? null : wanted.unit().value(),
                                Types.OTHER)
                        .param(
                                "role",
                                wanted.target() instanceof Target.OfRole(var role) ? role.value() : null,
                                Types.BIGINT)
                        .param(
                                "group",
                                wanted.target() instanceof Target.OfGroup(var group) ? group.value() : null,
                                Types.BIGINT)
                        .param(
                                "assignment",
                                wanted.assignment() == null
                                        ? null
                                        : wanted.assignment().value(),
                                Types.BIGINT)
                        .param("start", wanted.dates().start(), Types.DATE)
                        .param("stop", wanted.dates().stop(), Types.DATE)
                        .param("postponed", given.written(wanted.postponed()))
                        .param("reason", wanted.reason())
                        .param("userOnly", wanted.userOnly())
                        .param("unmanned", wanted.unmanned())
                        .param("conflicts", wanted.conflicts().toArray(String[]::new))
                        .param("rules", wanted.ownerRules().toArray(Long[]::new))
                        .param("at", wanted.askedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void approved(UUID id, RoleRequest.Mark by) {
        sql.sql("""
                        update role_request
                           set approved_by = :by, approver_name = :name, approved_at = :at
                         where id = :id
                        """)
                .param("by", by.by())
                .param("name", by.name())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void ended(UUID id, RoleRequest.Status status, RoleRequest.Mark by, String comment) {
        sql.sql("""
                        update role_request
                           set status = :status, decided_by = :by, decider_name = :name, decided_at = :at, comment = :comment
                         where id = :id
                        """)
                .param("status", status.name())
                .param("by", by.by())
                .param("name", by.name())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("comment", comment)
                .param("id", id)
                .update();
    }

    /** Numbers of the rules whose owners have agreed, by request. */
    Map<UUID, Set<Long>> consents(Collection<UUID> requests) {
        var found = new HashMap<UUID, Set<Long>>();
        sql.sql("select request_id, rule_id from role_request_consent where request_id = any(:ids)")
                .param("ids", requests.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashSet<>())
                            .add(row.getLong(2));
                });
        return found;
    }

    void breaks(UUID id, List<Long> rules, List<String> names) {
        sql.sql("update role_request set owner_rules = :rules, conflicts = :names where id = :id")
                .param("rules", rules.toArray(Long[]::new))
                .param("names", names.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    void consent(UUID id, long rule, RoleRequest.Mark by) {
        sql.sql("""
                        insert into role_request_consent (request_id, rule_id, given_by, giver, given_at)
                        values (:id, :rule, :by, :name, :at)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("rule", rule)
                .param("by", by.by())
                .param("name", by.name())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<UUID, Set<UUID>> approvers(Collection<UUID> requests) {
        var found = new HashMap<UUID, Set<UUID>>();
        sql.sql("select request_id, approver from role_request_approver where request_id = any(:ids)")
                .param("ids", requests.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                });
        return found;
    }

    /** In place of those that were there. Two lists of the same length: who decides what. */
    void approve(Collection<UUID> requests, List<UUID> of, List<UUID> approvers) {
        sql.sql("""
                        delete from role_request_approver a
                         where a.request_id = any(:requests)
                           and not exists (select from unnest(:of::uuid[], :approvers::uuid[]) w (request_id, approver)
                                            where w.request_id = a.request_id and w.approver = a.approver)
                        """)
                .param("requests", requests.toArray(UUID[]::new))
                .param("of", of.toArray(UUID[]::new))
                .param("approvers", approvers.toArray(UUID[]::new))
                .update();
        sql.sql("""
                        insert into role_request_approver (request_id, approver)
                        select request_id, approver
                          from unnest(:of::uuid[], :approvers::uuid[]) w (request_id, approver)
                         order by approver, request_id
                        on conflict do nothing
                        """)
                .param("of", of.toArray(UUID[]::new))
                .param("approvers", approvers.toArray(UUID[]::new))
                .update();
    }

    void unmanned(Collection<UUID> requests, boolean so) {
        sql.sql("update role_request set unmanned = :so where id = any(:ids) and unmanned <> :so")
                .param("so", so)
                .param("ids", requests.toArray(UUID[]::new))
                .update();
    }

    /** Takes away some of what was decided before that moment. @return how many */
    int forget(Instant before, int most) {
        return sql.sql("""
                        delete from role_request
                         where id in (select id from role_request where decided_at < :before order by decided_at, id limit :most)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    private RoleRequest request(ResultSet row) throws SQLException {
        var unit = row.getObject("unit_id", UUID.class);
        var group = row.getObject("group_id", Long.class);
        var assignment = row.getObject("assignment_id", Long.class);
        return new RoleRequest(
                row.getObject("id", UUID.class),
                row.getObject("batch_id", UUID.class),
                row.getObject("requester", UUID.class),
                row.getString("requester_name"),
                new UserId(row.getObject("receiver_id", UUID.class)),
                row.getString("receiver_name"),
                row.getObject("person", UUID.class),
                unit == null ? null : new UnitId(unit),
                group == null
                        ? new Target.OfRole(new UserRoleId(row.getLong("user_role_id")))
                        : new Target.OfGroup(new RoleGroupId(group)),
                assignment == null ? null : new AssignmentId(assignment),
                new Dates(row.getObject("start_date", LocalDate.class), row.getObject("stop_date", LocalDate.class)),
                given.postponed(row.getString("postponed")),
                row.getString("reason"),
                row.getBoolean("user_only"),
                row.getBoolean("unmanned"),
                Arrays.asList((String[]) row.getArray("conflicts").getArray()),
                Arrays.asList((Long[]) row.getArray("owner_rules").getArray()),
                RoleRequest.Status.valueOf(row.getString("status")),
                row.getTimestamp("asked_at").toInstant(),
                mark(row, "approved_by", "approver_name", "approved_at"),
                mark(row, "decided_by", "decider_name", "decided_at"),
                row.getString("comment"));
    }

    private static RoleRequest.@Nullable Mark mark(ResultSet row, String by, String name, String at)
            throws SQLException {
        var who = row.getObject(by, UUID.class);
        Timestamp when = row.getTimestamp(at);
        return who == null || when == null ? null : new RoleRequest.Mark(who, row.getString(name), when.toInstant());
    }
}
