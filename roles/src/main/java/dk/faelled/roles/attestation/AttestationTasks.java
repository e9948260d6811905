package dk.faelled.roles.attestation;

import dk.faelled.platform.Assignee;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One task for each attester and run, however much he or she has to attest in it. */
@Component
@Transactional
class AttestationTasks {
    private final JdbcClient sql;
    private final Tasks tasks;
    private final TaskKind mine;
    private final TaskKind left;
    private final Attesters attesters;

    /** What the title tells. @param count units, systems and managers that are left */
    record Left(long count, LocalDate deadline) {}

    AttestationTasks(
            JdbcClient sql,
            Tasks tasks,
            TaskKind attestationTask,
            TaskKind attestationWithoutAttester,
            Attesters attesters) {
        this.sql = sql;
        this.tasks = tasks;
        mine = attestationTask;
        left = attestationWithoutAttester;
        this.attesters = attesters;
    }

    /** Who has something to attest has the task, with the number of today. @param counts by person */
    public void open(AttestationRun run, Map<UUID, Integer> counts) {
        for (var one : counts.entrySet()) open(run, one.getKey(), one.getValue());
        sql.sql("""
                        insert into attestation_task (run_id, person)
                        select :run, p.id from unnest(:persons::uuid[]) p (id) order by p.id
                        on conflict do nothing
                        """)
                .param("run", run.id())
                .param("persons", counts.keySet().toArray(UUID[]::new))
                .update();
    }

    private void open(AttestationRun run, UUID person, int count) {
        tasks.open(new OpenTask(
                key(run.id(), person),
                mine,
                new Left(count, run.deadline()),
                new Assignee.Person(person),
                run.deadline(),
                OpenTask.Severity.NORMAL,
                AttestationPages.PATH));
    }

    /** Nobody else has the task any more. @param run also one that is over @param persons who have it still */
    public void closeOthers(UUID run, Collection<UUID> persons) {
        var still = new HashSet<>(persons);
        for (var person : sql.sql("select person from attestation_task where run_id = :run order by person")
                .param("run", run)
                .query(UUID.class)
                .list()) if (!still.contains(person)) close(run, person);
    }

    private void close(UUID run, UUID person) {
        tasks.close(key(run, person), "DONE");
        sql.sql("delete from attestation_task where run_id = :run and person = :person")
                .param("run", run)
                .param("person", person)
                .update();
    }

    /** Those who had it to do have less left, or nothing. */
    public void finished(Attestation one) {
        var run = one.run();
        for (var called : attesters.called(List.of(one)).values())
            for (var person : called.attesters()) {
                int count = attesters.left(person, run.id());
                if (count == 0) close(run.id(), person);
                else if (has(run.id(), person)) open(run, person, count);
            }
    }

    private boolean has(UUID run, UUID person) {
        return sql.sql("select exists (select from attestation_task where run_id = :run and person = :person)")
                .param("run", run)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** What nobody else has to attest is for those who run the attestation. */
    public void openForAdministrators(AttestationRun run, int count) {
        var key = "roles.attestation.left:" + run.id();
        if (count == 0) tasks.close(key, "DONE");
        else
            tasks.open(new OpenTask(
                    key,
                    left,
                    new Left(count, run.deadline()),
                    new Assignee.Holder(Attesters.ADMIN),
                    run.deadline(),
                    OpenTask.Severity.NORMAL,
                    AttestationOverviewPages.PATH));
    }

    /** Runs whose tasks are open though they are over. */
    @Transactional(readOnly = true)
    public List<UUID> over() {
        return sql.sql("""
                        select r.id
                          from attestation_run r
                         where (r.closed or r.finished_at is not null)
                           and exists (select from attestation_task t where t.run_id = r.id)
                        """).query(UUID.class).list();
    }

    private static String key(UUID run, UUID person) {
        return "roles.attestation:" + run + ":" + person;
    }
}
