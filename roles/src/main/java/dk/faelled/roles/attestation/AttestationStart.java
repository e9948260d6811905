package dk.faelled.roles.attestation;

import dk.faelled.roles.attestation.AttestationCalendar.Cover;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lays out a run: which roles it is about, and who has what to attest. Set by set, however many hold how much. */
@Component
class AttestationStart {
    private static final String SENSITIVE = "'EXTRA_SENSITIVE' = any(r.flags)";
    private final JdbcClient sql;

    AttestationStart(JdbcClient sql) {
        this.sql = sql;
    }

    /** Null where the run is about all. */
    @Nullable
    List<Long> roles(Cover cover) {
        return switch (cover) {
            case NORMAL -> null;
            case SENSITIVE -> numbers("select r.id from user_role r where 'SENSITIVE' = any(r.flags) or " + SENSITIVE);
            case EXTRA -> numbers("select r.id from user_role r where " + SENSITIVE);
        };
    }

    List<Long> exempt() {
        return numbers("select id from role_system where 'ATTESTATION_EXEMPT' = any(flags)");
    }

    List<Long> byResponsible() {
        return numbers("select id from user_role where attested_by_responsible");
    }

    private List<Long> numbers(String query) {
        return sql.sql(query + " order by 1").query(Long.class).list();
    }

    /** Managers who have a personal approver that day. */
    List<UUID> delegated(LocalDate today) {
        return sql.sql("""
                        select distinct manager_id
                          from manager_delegate
                         where start_date <= :today
                           and (stop_date is null or stop_date >= :today)
                         order by 1
                        """).param("today", today).query(UUID.class).list();
    }

    int count(AttestationRun run) {
        return sql.sql("select count(*) from attestation where run_id = :run")
                .param("run", run.id())
                .query(Integer.class)
                .single();
    }

    void keep(AttestationRun run) {
        sql.sql("""
                        insert into attestation_run (id, day, deadline, cover, recorded_at, role_ids, exempt_systems,
                               responsible_roles, delegated)
                        values (:run, :day, :deadline, :cover, :recordedAt, :roles::bigint[], :exempt::bigint[],
                                :byResponsible::bigint[], :delegated::uuid[])
                        """)
                .params(parameters(run))
                .param("deadline", run.deadline())
                .param("cover", run.cover().name())
                .update();
    }

    private static Map<String, @Nullable Object> parameters(AttestationRun run) {
        return run.parameters(run.day());
    }

    /**
     * Every unit that answers for what somebody holds or has assignments of its own.
     *
     * @param units that take part; null for all
     */
    int organisation(AttestationRun run, @Nullable Collection<UUID> units) {
        int count = sql.sql("""
                        with placed as (
                            select a.unit_id, count(*) as n from unit_assignment a where %2$s group by 1
                        ), held as (
                            select f.responsible as unit_id, count(distinct f.user_id) as n
                              from effective_role f
                             where %1$s
                               and f.user_role_id <> all(:byResponsible::bigint[])
                               and f.user_id <> all(:delegated::uuid[])
                             group by 1
                        )
                        insert into attestation (id, run_id, kind, unit_id, subjects)
                        select uuidv7(), :run, 'ORGANISATION', x.unit_id, sum(x.n)
                          from (select unit_id, n from placed union all select unit_id, n from held) x
                         where :units::uuid[] is null or x.unit_id = any(:units::uuid[])
                         group by x.unit_id
                        """.formatted(FrozenLines.COUNTED, PLACED))
                .params(parameters(run))
                .param("units", units == null ? null : units.toArray(UUID[]::new))
                .update();
        sql.sql("""
                        insert into attestation_placed (attestation_id, assignment_id, user_role_id, group_id)
                        select t.id, a.id, a.user_role_id, a.group_id
                          from unit_assignment a
                          join attestation t on t.unit_id = a.unit_id and t.run_id = :run
                         where %s
                        """.formatted(PLACED)).params(parameters(run)).update();
        return count;
    }

    /** Assignments {@code a} on units that give a role of the run, as they are now. */
    private static final String PLACED = """
            (a.stop_date is null or a.stop_date >= :day)
               and a.assigned_at <= :recordedAt
               and exists (select from user_role r
                            where (r.id = a.user_role_id
                                   or exists (select from role_group_role m
                                               where m.group_id = a.group_id and m.user_role_id = r.id))
                              and (:roles::bigint[] is null or r.id = any(:roles::bigint[]))
                              and r.system_id <> all(:exempt::bigint[]))
            """;

    /** Every system with roles that those responsible for it attest. */
    int systems(AttestationRun run) {
        return sql.sql("""
                        insert into attestation (id, run_id, kind, system_id, subjects)
                        select uuidv7(), :run, 'IT_SYSTEM', x.system_id, x.n
                          from (select f.system_id, count(distinct f.user_id) as n
                                  from effective_role f
                                 where %s
                                   and f.user_role_id = any(:byResponsible::bigint[])
                                 group by 1) x
                        """.formatted(FrozenLines.COUNTED))
                .params(parameters(run))
                .update();
    }

    /** Every manager with a personal approver and roles of his or her own. */
    int managers(AttestationRun run) {
        return sql.sql("""
                        insert into attestation (id, run_id, kind, manager_id, subjects)
                        select uuidv7(), :run, 'MANAGER_DELEGATED', x.user_id, 1
                          from (select distinct f.user_id
                                  from effective_role f
                                 where %s
                                   and f.user_id = any(:delegated::uuid[])
                                   and f.user_role_id <> all(:byResponsible::bigint[])) x
                        """.formatted(FrozenLines.COUNTED))
                .params(parameters(run))
                .update();
    }

    /** What the user roles of every system are made of; those that came with Fælled nobody here can change. */
    int compositions(AttestationRun run) {
        int count = sql.sql("""
                        insert into attestation (id, run_id, kind, system_id, subjects)
                        select uuidv7(), :run, 'IT_SYSTEM_ROLES', x.system_id, x.n
                          from (select r.system_id, count(*) as n
                                  from user_role r
                                  join role_system s on s.id = r.system_id and s.deleted_at is null
                                 where r.deleted_at is null
                                   and r.system_id <> all(:exempt::bigint[])
                                   and not ('OURS' = any(s.flags) and 'READONLY' = any(r.flags))
                                 group by 1) x
                        """).params(parameters(run)).update();
        sql.sql("""
                        insert into attestation_composed (attestation_id, user_role_id, version)
                        select t.id, r.id, r.version
                          from attestation t
                          join user_role r on r.system_id = t.system_id and r.deleted_at is null
                          join role_system s on s.id = r.system_id
                         where t.run_id = :run
                           and t.kind = 'IT_SYSTEM_ROLES'
                           and not ('OURS' = any(s.flags) and 'READONLY' = any(r.flags))
                        """).params(parameters(run)).update();
        return count;
    }
}
