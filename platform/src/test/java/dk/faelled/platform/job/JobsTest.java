package dk.faelled.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Job;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Origin;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.page.Messages;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import(CountingJob.class)
@ExtendWith(ModuleTest.InATenant.class)
class JobsTest {
    @Autowired
    JobDesk desk;

    @Autowired
    List<Sweep> sweeps;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeAll
    static void aTableToCountIn(@Autowired ApplicationContext migrated) throws SQLException {
        try (var superuser = TestDatabase.database().superuser();
                var statement = superuser.createStatement()) {
            statement.execute(
                    "drop table if exists counted; create table counted (tenant_id uuid not null"
                            + " default current_setting('app.tenant')::uuid, job_id uuid, number int, primary key (tenant_id, job_id, number))");
            statement.execute("select tenant_table('counted')");
        }
    }

    @Test
    void aJobGoesThroughItsSlicesAndKeepsWhatWasWrongWithSingleRows() {
        var job = over(submit(3, 0, 0));
        assertThat(job.state()).isEqualTo(Job.State.DONE_WITH_ERRORS);
        assertThat(job.done()).isEqualTo(3);
        assertThat(job.percent()).isEqualTo(100);
        assertThat(counted(job.id())).isEqualTo(3);
        assertThat(CountingJob.ORIGINS.get(job.id())).isEqualTo(Origin.LOADED);
        assertThat(desk.problems(job.id(), 0, 10)).extracting(JobProblem::row).containsExactly(1L, 2L, 3L);
        assertThat(desk.problems(job.id(), 2, 10)).hasSize(1);
        assertThat(desk.seen(job.id()).href()).isEqualTo("/counted");
    }

    @Test
    void aBrokenRuleEndsItWithAReasonAndUndoesItsSliceOnly() {
        var job = over(submit(4, 3, 0));
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.summary()).isEqualTo(Messages.text("platform.import.empty"));
        assertThat(counted(job.id())).isEqualTo(2);
        assertThat(job.errors()).isEqualTo(2);
    }

    @Test
    void aFaultIsTriedAgainFromTheLastFinishedSlice() {
        var id = submit(3, 0, 2);
        var job = over(id);
        assertThat(job.state()).isEqualTo(Job.State.DONE_WITH_ERRORS);
        assertThat(counted(id)).isEqualTo(3);
        assertThat(CountingJob.CRASHES.get(id)).isEqualTo(2);
    }

    @Test
    void whileASliceRunsItsProgressIsSeenAndACancelKeepsWhatTheFinishedSlicesDid() throws InterruptedException {
        var gate = UUID.randomUUID();
        var waiting = new CountingJob.Gate(new CountDownLatch(1), new CountDownLatch(1));
        CountingJob.GATES.put(gate, waiting);
        var id = desk.submit("platform.counting", "Tæl", new CountingJob.Params(5, 0, 0, gate));
        waiting.reached().await();
        var running = desk.find(id).orElseThrow();
        assertThat(running.state()).isEqualTo(Job.State.RUNNING);
        assertThat(running.done()).isEqualTo(1);
        assertThat(running.total()).isEqualTo(5);
        desk.cancel(id);
        assertThat(desk.find(id).orElseThrow().state()).isEqualTo(Job.State.CANCELLING);
        waiting.open().countDown();
        assertThat(over(id).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(counted(id)).isEqualTo(2);
    }

    @Test
    void peopleSeeTheirOwnJobsOnly() {
        var mine = over(as(UUID.randomUUID(), () -> submit(1, 0, 0))).id();
        as(UUID.randomUUID(), () -> {
            assertThat(desk.page(null, 10)).isEmpty();
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.seen(mine));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.cancelSeen(mine));
            return mine;
        });
        // the program itself holds every right
        assertThat(desk.page(null, 10)).extracting(Job::id).contains(mine);
    }

    @Test
    void whoeverStartedAJobIsToldHowItEnded() {
        over(as(UUID.randomUUID(), () -> submit(1, 0, 0)));
        over(submit(1, 0, 0)); // the program itself is told nothing
        var told = new TransactionTemplate(transactions)
                .execute(status -> sql.sql("select args || ' ' || link from notice")
                        .query(String.class)
                        .list());
        assertThat(told)
                .singleElement()
                .asString()
                .contains("Tæl", "Færdig med fejl")
                .endsWith("/counted");
    }

    @Test
    void resultsAreThrownAwayAfterThirtyDays() {
        var job = over(submit(1, 0, 0)).id();
        sweep(Instant.now().plus(Duration.ofDays(29)));
        assertThat(desk.find(job)).isPresent();
        sweep(Instant.now().plus(Duration.ofDays(31)));
        assertThat(desk.find(job)).isEmpty();
    }

    private void sweep(Instant now) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> sweeps.forEach(sweep -> sweep.sweep(now)));
    }

    private UUID submit(int slices, int failAt, int crashAt) {
        return desk.submit(
                "platform.counting", "Tæl", new CountingJob.Params(slices, failAt, crashAt, UUID.randomUUID()));
    }

    private UUID as(UUID person, java.util.function.Supplier<UUID> work) {
        return new Context(
                        Tenant.current(), new Actor(Actor.Kind.PERSON, person, "Nogen"), Context.DANISH, "prøve-prøve")
                .<UUID, RuntimeException>call(work::get);
    }

    private Job over(UUID id) {
        var context = Context.current();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> context.<Job, RuntimeException>call(
                                () -> desk.find(id).orElseThrow()),
                        job -> job.state().isOver());
    }

    private long counted(UUID job) {
        return new TransactionTemplate(transactions)
                .execute(status -> sql.sql("select count(*) from counted where job_id = :job")
                        .param("job", job)
                        .query(Long.class)
                        .single());
    }
}
