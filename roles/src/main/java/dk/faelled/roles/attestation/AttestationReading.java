package dk.faelled.roles.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what there is to attest, and how far it is. */
@Component
class AttestationReading {
    private final JdbcClient sql;

    /**
     * One role that a user held.
     *
     * @param row of what is kept of everybody's roles
     * @param group through which it came; null for none
     * @param unit on which it is assigned; null where it is assigned to the user
     * @param changed since it was attested the last time
     * @param gone has ended since the run began
     * @param decision what was said of this one alone; null where nothing was
     */
    record Line(
            long row,
            long role,
            long assignment,
            boolean direct,
            String name,
            String system,
            String description,
            @Nullable String group,
            @Nullable String unit,
            @Nullable LocalDate start,
            @Nullable LocalDate stop,
            boolean sensitive,
            boolean changed,
            boolean gone,
            AttestationDecision.@Nullable Choice decision,
            String remark) {}

    /** What was said of the user. @param id of the decision; another one after each change */
    record OfUser(long id, AttestationDecision said, String decider) {}

    /** Of an attestation: how many there are to decide about, and how many of them are decided. */
    record Progress(
            long users,
            long usersReady,
            long placed,
            long placedReady,
            long roles,
            long rolesReady,
            long accounts,
            long accountsReady) {
        long total() {
            return users + placed + roles + accounts;
        }

        long ready() {
            return usersReady + placedReady + rolesReady + accountsReady;
        }

        long left() {
            return total() - ready();
        }

        int percent() {
            return total() == 0 ? 100 : (int) (100 * ready() / total());
        }
    }

    /** An assignment of the unit itself. */
    record PlacedLine(
            long assignment,
            String name,
            @Nullable String system,
            boolean group,
            boolean sensitive,
            boolean gone,
            AttestationDecision.@Nullable Choice decision,
            String remark,
            @Nullable String decider) {}

    /** A system role in a user role. @param limits type and kind, with the value where it is fixed */
    record Part(String name, String identifier, String description, List<Limit> limits) {}

    record Limit(String type, String kind, String value) {}

    AttestationReading(JdbcClient sql) {
        this.sql = sql;
    }

    List<Line> lines(Attestation one, UUID user, LocalDate today) {
        return sql.sql("""
                        select f.id, f.user_role_id, f.assignment_id, f.source, r.name, s.name as system, r.description,
                               g.name as role_group, n.name as unit, f.start_date, f.stop_date, f.gone,
                               'SENSITIVE' = any(r.flags) or 'EXTRA_SENSITIVE' = any(r.flags) as sensitive,
                               %2$s as changed, d.decision, coalesce(d.remark, '') as remark
                          from %1$s f
                          join user_role r on r.id = f.user_role_id
                          join role_system s on s.id = r.system_id
                          left join role_group g on g.id = f.group_id
                          left join role_unit n on n.id = f.unit_id
                          left join attestation_decision d on d.attestation_id = :attestation
                               and d.user_id = f.user_id and d.row_id = f.id
                          %3$s
                         where f.user_id = :user
                         order by s.name, r.name, f.id
                        """.formatted(one.lines().sql(), FrozenLines.CHANGED, FrozenLines.LAST))
                .params(one.parameters(today))
                .param("user", user)
                .query((row, _) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getLong("user_role_id"),
                row.getLong("assignment_id"),
                row.getString("source").equals("USER"),
                row.getString("name"),
                row.getString("system"),
                row.getString("description"),
                row.getString("role_group"),
                row.getString("unit"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("stop_date", LocalDate.class),
                row.getBoolean("sensitive"),
                row.getBoolean("changed"),
                row.getBoolean("gone"),
                choice(row),
                row.getString("remark"));
    }

    private static AttestationDecision.@Nullable Choice choice(ResultSet row) throws SQLException {
        var said = row.getString("decision");
        return said == null ? null : AttestationDecision.Choice.valueOf(said);
    }

    Optional<OfUser> ofUser(Attestation one, UUID user) {
        return sql.sql("""
                        select id, decision, remark, decider
                          from attestation_decision
                         where attestation_id = :attestation
                           and user_id = :user
                           and row_id is null
                        """)
                .param("attestation", one.id())
                .param("user", user)
                .query((row, _) -> new OfUser(
                        row.getLong("id"),
                        new AttestationDecision(Objects.requireNonNull(choice(row)), row.getString("remark")),
                        row.getString("decider")))
                .optional();
    }

    /** Of the users that nobody has decided about the first after that one, else the first of all. @param barred for the reader */
    Optional<UUID> next(Attestation one, String name, UUID after, List<UUID> barred, LocalDate today) {
        return sql.sql("""
                        select x.user_id
                          from %s
                         where %s = 'NOT_VERIFIED'
                           and x.user_id <> all(:barred)
                           and x.user_id <> :after
                         order by (u.name collate "da-x-icu", u.id) <= (:name, :after), u.name collate "da-x-icu", u.id
                         limit 1
                        """.formatted(AttestationUserList.table(one.lines()), AttestationUserList.STATE))
                .params(one.parameters(today))
                .param("barred", barred.toArray(UUID[]::new))
                .param("name", name)
                .param("after", after)
                .query(UUID.class)
                .optional();
    }

    Progress progress(Attestation one, LocalDate today) {
        var roles = one.kind() == Attestation.Kind.IT_SYSTEM_ROLES ? roles(one) : new long[2];
        var users = one.kind() == Attestation.Kind.IT_SYSTEM_ROLES ? new long[2] : users(one, today);
        var placed = one.kind() == Attestation.Kind.ORGANISATION ? placedCount(one) : new long[2];
        var accounts = one.kind() == Attestation.Kind.ORGANISATION ? accounts(one) : new long[2];
        return new Progress(users[0], users[1], placed[0], placed[1], roles[0], roles[1], accounts[0], accounts[1]);
    }

    /** Those that nobody has decided about and that somebody can still sign in with. */
    long accountsLeft(Attestation one) {
        var accounts = accounts(one);
        return accounts[0] - accounts[1];
    }

    boolean hasAccounts(Attestation one) {
        return accounts(one)[0] > 0;
    }

    private long[] accounts(Attestation one) {
        return sql.sql("""
                        select count(*), count(*) filter (where c.decided_at is not null or %s)
                          from attestation_account c
                          join role_user u on u.id = c.user_id
                         where c.attestation_id = :attestation
                        """.formatted(AttestedAccounts.GONE))
                .param("attestation", one.id())
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
    }

    private long[] users(Attestation one, LocalDate today) {
        return sql.sql("""
                        select count(*), count(*) filter (where x.remaining = 0 or d.id is not null)
                          from (select f.user_id, count(*) filter (where not f.gone) as remaining
                                  from %s f
                                 group by f.user_id) x
                          left join attestation_decision d on d.attestation_id = :attestation
                               and d.user_id = x.user_id and d.row_id is null
                        """.formatted(one.lines().sql()))
                .params(one.parameters(today))
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
    }

    private long[] placedCount(Attestation one) {
        return sql.sql("""
                        select count(*), count(*) filter (where a.id is null or d.id is not null)
                          from attestation_placed p
                          left join unit_assignment a on a.id = p.assignment_id
                          left join attestation_decision d on d.attestation_id = p.attestation_id
                               and d.assignment_id = p.assignment_id
                         where p.attestation_id = :attestation
                        """)
                .param("attestation", one.id())
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
    }

    private long[] roles(Attestation one) {
        return sql.sql("""
                        select count(*), count(*) filter (where r.deleted_at is not null or d.id is not null)
                          from attestation_composed c
                          join user_role r on r.id = c.user_role_id
                          left join attestation_decision d on d.attestation_id = c.attestation_id
                               and d.user_role_id = c.user_role_id
                         where c.attestation_id = :attestation
                        """)
                .param("attestation", one.id())
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
    }

    List<PlacedLine> placed(Attestation one) {
        return sql.sql("""
                        select p.assignment_id, coalesce(r.name, g.name, '') as name, s.name as system,
                               p.group_id is not null as is_group, a.id is null as gone,
                               coalesce('SENSITIVE' = any(r.flags) or 'EXTRA_SENSITIVE' = any(r.flags), false) as sensitive,
                               d.decision, coalesce(d.remark, '') as remark, d.decider
                          from attestation_placed p
                          left join unit_assignment a on a.id = p.assignment_id
                          left join user_role r on r.id = p.user_role_id
                          left join role_system s on s.id = r.system_id
                          left join role_group g on g.id = p.group_id
                          left join attestation_decision d on d.attestation_id = p.attestation_id
                               and d.assignment_id = p.assignment_id
                         where p.attestation_id = :attestation
                         order by name, p.assignment_id
                        """)
                .param("attestation", one.id())
                .query((row, _) -> new PlacedLine(
                        row.getLong("assignment_id"),
                        row.getString("name"),
                        row.getString("system"),
                        row.getBoolean("is_group"),
                        row.getBoolean("sensitive"),
                        row.getBoolean("gone"),
                        choice(row),
                        row.getString("remark"),
                        row.getString("decider")))
                .list();
    }

    /** What a user role is made of now. */
    List<Part> parts(long role) {
        var limits = new HashMap<Long, List<Limit>>();
        sql.sql("""
                        select l.part_id, c.name, l.kind, l.value
                          from user_role_part p
                          join part_constraint l on l.part_id = p.id
                          join constraint_type c on c.id = l.type_id
                         where p.user_role_id = :role
                         order by l.part_id, c.name
                        """).param("role", role).query(row -> {
            limits.computeIfAbsent(row.getLong(1), _ -> new java.util.ArrayList<>())
                    .add(new Limit(row.getString(2), row.getString(3), row.getString(4)));
        });
        return parts(role, limits);
    }

    private List<Part> parts(long role, Map<Long, List<Limit>> limits) {
        return sql.sql("""
                        select p.id, t.name, t.identifier, t.description
                          from user_role_part p
                          join system_role t on t.id = p.system_role_id
                         where p.user_role_id = :role
                         order by t.name, t.id
                        """)
                .param("role", role)
                .query((row, _) -> new Part(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        limits.getOrDefault(row.getLong(1), List.of())))
                .list();
    }

    /** A user role of the attestation. */
    record Composed(long role, String name, String description, boolean changed, boolean gone) {}

    Optional<Composed> composed(Attestation one, UUID role) {
        return sql.sql("""
                        select r.id, r.name, r.description, r.version <> c.version as changed,
                               r.deleted_at is not null as gone
                          from attestation_composed c
                          join user_role r on r.id = c.user_role_id
                         where c.attestation_id = :attestation
                           and r.uuid = :role
                        """)
                .param("attestation", one.id())
                .param("role", role)
                .query((row, _) -> new Composed(
                        row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)))
                .optional();
    }

    Optional<OfUser> ofRole(Attestation one, long role) {
        return sql.sql("""
                        select id, decision, remark, decider
                          from attestation_decision
                         where attestation_id = :attestation
                           and user_role_id = :role
                        """)
                .param("attestation", one.id())
                .param("role", role)
                .query((row, _) -> new OfUser(
                        row.getLong("id"),
                        new AttestationDecision(Objects.requireNonNull(choice(row)), row.getString("remark")),
                        row.getString("decider")))
                .optional();
    }
}
