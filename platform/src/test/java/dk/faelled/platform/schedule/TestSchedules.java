package dk.faelled.platform.schedule;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.SwitchableModule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Schedules whose time does not come by itself while tests run. */
@Configuration(proxyBeanMethods = false)
class TestSchedules {
    static final Map<TenantId, Integer> COUNTED = new ConcurrentHashMap<>();
    static final Map<TenantId, CountDownLatch> WAITING = new ConcurrentHashMap<>();
    static final Map<TenantId, String> FAULTS = new ConcurrentHashMap<>();

    @Bean
    Schedule countForTest() {
        return new Schedule(
                "platform.test.count", Cron.parse("0 0 29 2 *"), Schedule.Misfire.RUN_ONCE, TestSchedules::count);
    }

    @Bean
    Schedule skipForTest() {
        return new Schedule(
                "platform.test.skip", Cron.parse("0 0 29 2 *"), Schedule.Misfire.SKIP, TestSchedules::count);
    }

    @Bean
    SwitchableModule shopForTest() {
        return new SwitchableModule("shop", 1);
    }

    @Bean
    Schedule restForTest() {
        return new Schedule("shop.count", Cron.parse("0 0 29 2 *"), Schedule.Misfire.RUN_ONCE, TestSchedules::count)
                .restingWithModule();
    }

    private static void count() throws InterruptedException {
        var gate = WAITING.get(Tenant.current());
        if (gate != null) gate.await();
        COUNTED.merge(Tenant.current(), 1, Integer::sum);
        var fault = FAULTS.get(Tenant.current());
        if (fault != null) throw new IllegalStateException(fault);
    }
}
