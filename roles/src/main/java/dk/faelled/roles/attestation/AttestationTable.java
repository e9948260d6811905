package dk.faelled.roles.attestation;

import dk.faelled.platform.database.Moments;
import dk.faelled.roles.attestation.AttestationCalendar.Cover;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs and what there is to attest in them. */
@Component
class AttestationTable {
    /** Of one reader; who has more than so many to attest sees the ones that are due first. */
    static final int MOST = 500;

    /** Whether something has been decided about the attestation {@code a}. */
    static final String BEGUN = """
            (exists (select from attestation_decision d where d.attestation_id = a.id)
             or exists (select from attestation_account c where c.attestation_id = a.id and c.decided_at is not null))
            """;

    private static final String READ = """
            select a.id, a.run_id, a.kind, a.unit_id, a.system_id, a.manager_id, a.subjects, a.verified_at, a.verifier,
                   coalesce(n.name, s.name, u.name, '') as name
              from attestation a
              join attestation_run r on r.id = a.run_id
              left join role_unit n on n.id = a.unit_id
              left join role_system s on s.id = a.system_id
              left join role_user u on u.id = a.manager_id
            """;
    private final JdbcClient sql;

    /** Without its run, which many have in common. */
    private record Row(
            UUID id,
            UUID run,
            Attestation.Kind kind,
            @Nullable UUID unit,
            @Nullable Long system,
            @Nullable UUID manager,
            String name,
            int subjects,
            @Nullable Instant verifiedAt,
            @Nullable String verifier) {}

    AttestationTable(JdbcClient sql) {
        this.sql = sql;
    }

    @Nullable
    LocalDate latestDeadline() {
        return sql.sql("select max(deadline) from attestation_run")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    Optional<Attestation> find(UUID id) {
        return read(sql.sql(READ + " where a.id = :id").param("id", id)).stream()
                .findFirst();
    }

    /** Waits for others who decide in it. */
    Optional<Attestation> findToChange(UUID id) {
        return read(sql.sql(READ + " where a.id = :id for update of a").param("id", id)).stream()
                .findFirst();
    }

    /** Of runs that no newer one has taken the place of. */
    List<Attestation> of(Collection<UUID> units, Collection<Long> systems, Collection<UUID> managers) {
        return read(sql.sql(READ + """
                         where not r.closed
                           and (a.kind = 'ORGANISATION' and a.unit_id = any(:units)
                                or a.system_id = any(:systems)
                                or a.manager_id = any(:managers))
                         order by a.verified_at is not null, r.deadline, name, a.id
                         limit :most
                        """)
                .param("units", units.toArray(UUID[]::new))
                .param("systems", systems.toArray(Long[]::new))
                .param("managers", managers.toArray(UUID[]::new))
                .param("most", MOST));
    }

    /** Managers whose own roles wait for somebody else. */
    List<Attestation> openOfManagers() {
        return read(sql.sql(READ + " where not r.closed and a.kind = 'MANAGER_DELEGATED' order by a.id"));
    }

    /** Those of them about which something has been decided. */
    Set<UUID> begun(Collection<UUID> ids) {
        return new HashSet<>(sql.sql("""
                        select id from unnest(:ids::uuid[]) a (id)
                         where %s
                        """.formatted(BEGUN))
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** What nobody has finished in runs that are going on: as many as there are units and systems at most. */
    List<Attestation> unverified() {
        return read(sql.sql(READ + " where not r.closed and a.verified_at is null order by r.deadline, name, a.id"));
    }

    List<Attestation> unfinishedWithWishes() {
        return read(sql.sql(READ + """
                         where not r.closed
                           and a.verified_at is null
                           and (exists (select from attestation_decision d
                                         where d.attestation_id = a.id and d.decision <> 'APPROVED')
                                or exists (select from attestation_account c
                                            where c.attestation_id = a.id and c.decision = 'DELETE'))
                         order by a.id
                        """));
    }

    void closeAll() {
        sql.sql("update attestation_run set closed = true where not closed").update();
    }

    int finishVerified(Instant at) {
        return sql.sql("""
                        update attestation_run r
                           set finished_at = :at
                         where finished_at is null
                           and not closed
                           and not exists (select from attestation a where a.run_id = r.id and a.verified_at is null)
                        """).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    void verified(UUID id, Instant at, UUID by, String verifier) {
        sql.sql("update attestation set verified_at = :at, verified_by = :by, verifier = :verifier where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("verifier", verifier)
                .update();
    }

    /** Those that are overdue and that nobody was told of. Said once. */
    List<Attestation> newlyOverdue(LocalDate today, Instant at, int most) {
        var ids = sql.sql("""
                        update attestation
                           set overdue_at = :at
                         where id in (select a.id
                                        from attestation a
                                        join attestation_run r on r.id = a.run_id and not r.closed and r.deadline < :today
                                       where a.verified_at is null and a.overdue_at is null
                                       order by a.id
                                       limit :most)
                        returning id
                        """)
                .param("today", today)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : read(sql.sql(READ + " where a.id = any(:ids) order by a.id").param("ids", ids.toArray(UUID[]::new)));
    }

    private List<Attestation> read(JdbcClient.StatementSpec query) {
        var rows = query.query((row, _) -> row(row)).list();
        if (rows.isEmpty()) return List.of();
        var runs = sql
                .sql("""
                        select id, day, deadline, cover, recorded_at, role_ids, exempt_systems, responsible_roles, delegated,
                               finished_at, closed
                          from attestation_run
                         where id = any(:ids)
                        """)
                .param("ids", rows.stream().map(Row::run).distinct().toArray(UUID[]::new))
                .query((row, _) -> run(row))
                .list()
                .stream()
                .collect(Collectors.toMap(AttestationRun::id, Function.identity()));
        return rows.stream()
                .map(row -> new Attestation(
                        row.id(),
                        Objects.requireNonNull(runs.get(row.run())),
                        row.kind(),
                        row.unit(),
                        row.system(),
                        row.manager(),
                        row.name(),
                        row.subjects(),
                        row.verifiedAt(),
                        row.verifier()))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("run_id", UUID.class),
                Attestation.Kind.valueOf(row.getString("kind")),
                row.getObject("unit_id", UUID.class),
                row.getObject("system_id", Long.class),
                row.getObject("manager_id", UUID.class),
                row.getString("name"),
                row.getInt("subjects"),
                Moments.instant(row, "verified_at"),
                row.getString("verifier"));
    }

    private static AttestationRun run(ResultSet row) throws SQLException {
        var roles = row.getArray("role_ids");
        return new AttestationRun(
                row.getObject("id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                Cover.valueOf(row.getString("cover")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                roles == null ? null : Arrays.asList((Long[]) roles.getArray()),
                Arrays.asList((Long[]) row.getArray("exempt_systems").getArray()),
                Arrays.asList((Long[]) row.getArray("responsible_roles").getArray()),
                Arrays.asList((UUID[]) row.getArray("delegated").getArray()),
                Moments.instant(row, "finished_at"),
                row.getBoolean("closed"));
    }
}
