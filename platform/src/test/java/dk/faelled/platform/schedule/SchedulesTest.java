package dk.faelled.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class SchedulesTest {
    private static final String COUNT = "platform.test.count";
    private static final String REST = "shop.count";
    private static final String SKIP = "platform.test.skip";

    @Autowired
    ScheduleDesk desk;

    @Autowired
    ScheduleTable table;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    Tenants tenants;

    @Autowired
    TenantRegister register;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aNewAuthorityHasEverySchedulePlanned() {
        assertThat(table.next())
                .extracting(ScheduleTable.Next::name)
                .containsExactlyInAnyOrderElementsOf(
                        desk.here().stream().map(schedule -> schedule.name()).toList());
        assertThat(next(COUNT).at()).isEqualTo(Instant.parse("2028-02-28T23:00:00Z"));
        desk.planAll();
        assertThat(table.next()).hasSameSizeAs(desk.here());
    }

    @Test
    void whatIsAskedForRunsNowForThisAuthorityAloneAndComesAgainAtItsTime() {
        var neighbour = tenants.create("20000001", "998", "Naboby", TenantInfo.Kind.MUNICIPALITY)
                .id();
        desk.runNow(COUNT);
        assertThat(over(COUNT).state()).isEqualTo(ScheduleTable.State.DONE);
        assertThat(TestSchedules.COUNTED.get(Tenant.current())).isEqualTo(1);
        assertThat(TestSchedules.COUNTED).doesNotContainKey(neighbour);
        Awaitility.await().pollInSameThread().until(() -> !next(COUNT).running());
        assertThat(next(COUNT).at()).isEqualTo(Instant.parse("2028-02-28T23:00:00Z"));
    }

    @Test
    void oneRunAtATime() {
        var gate = new CountDownLatch(1);
        TestSchedules.WAITING.put(Tenant.current(), gate);
        desk.runNow(COUNT);
        Awaitility.await().pollInSameThread().until(() -> next(COUNT).running());
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> desk.runNow(COUNT));
        gate.countDown();
        assertThat(over(COUNT).state()).isEqualTo(ScheduleTable.State.DONE);
        assertThat(TestSchedules.COUNTED.get(Tenant.current())).isEqualTo(1);
    }

    @Test
    void aFaultIsShownByItsNumberAndTheNextTimeStands() {
        TestSchedules.FAULTS.put(Tenant.current(), "a fault of the test");
        desk.runNow(COUNT);
        var run = over(COUNT);
        assertThat(run.state()).isEqualTo(ScheduleTable.State.FAILED);
        assertThat(run.fault()).hasSize(8);
        Awaitility.await().pollInSameThread().until(() -> !next(COUNT).running());
        assertThat(next(COUNT).at()).isEqualTo(Instant.parse("2028-02-28T23:00:00Z"));
    }

    @Test
    void aMissedTimeIsMadeUpForOnceOrSkippedAsTheScheduleSays() {
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        for (var name : new String[] {COUNT, SKIP}) scheduler.reschedule(ticket(name), yesterday);
        assertThat(over(COUNT).state()).isEqualTo(ScheduleTable.State.DONE);
        Awaitility.await().pollInSameThread().until(() -> run(SKIP).isPresent());
        assertThat(run(SKIP).orElseThrow().state()).isEqualTo(ScheduleTable.State.SKIPPED);
        assertThat(TestSchedules.COUNTED.get(Tenant.current())).isEqualTo(1);
    }

    @Test
    void whatBelongsToAModuleThatIsOffRestsAndIsNotThereToBeAskedFor() {
        off(Set.of("shop"));
        scheduler.reschedule(ticket(REST), Instant.now().minus(Duration.ofDays(1)));
        Awaitility.await()
                .pollInSameThread()
                .until(() -> next(REST).at().equals(Instant.parse("2028-02-28T23:00:00Z")));
        assertThat(run(REST)).isEmpty();
        assertThat(TestSchedules.COUNTED).doesNotContainKey(Tenant.current());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.runNow(REST));
        off(Set.of());
        desk.runNow(REST);
        assertThat(over(REST).state()).isEqualTo(ScheduleTable.State.DONE);
    }

    @Test
    void whatIsNotPlannedCannotBeAskedFor() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.runNow("platform.nothing"));
    }

    private void off(Set<String> modules) {
        transaction.executeWithoutResult(_ -> register.switchOff(Tenant.current(), modules));
        register.readAgain();
    }

    private static TaskInstanceId ticket(String name) {
        return TaskInstanceId.of("schedule", Tenant.current().value() + "/" + name);
    }

    private ScheduleTable.Next next(String name) {
        return table.next().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Optional<ScheduleTable.Run> run(String name) {
        return table.runs().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private ScheduleTable.Run over(String name) {
        Awaitility.await()
                .pollInSameThread()
                .until(() -> run(name).filter(run -> run.endedAt() != null).isPresent());
        return run(name).orElseThrow();
    }
}
