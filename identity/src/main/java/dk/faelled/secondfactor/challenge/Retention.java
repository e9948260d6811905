package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.Cron;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Sweep;
import dk.faelled.secondfactor.device.DeviceRetention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How long is kept what (MFA-17). */
@Component
@EnableConfigurationProperties(HistorySettings.class)
class Retention implements Sweep {
    private static final int SLICE = 2_000;
    private static final Duration A_DAY = Duration.ofDays(1);
    private final ChallengeHistory history;
    private final FatigueTable fatigue;
    private final DeviceRetention devices;
    private final HistorySettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Retention(
            ChallengeHistory history,
            FatigueTable fatigue,
            DeviceRetention devices,
            HistorySettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.history = history;
        this.fatigue = fatigue;
        this.devices = devices;
        this.settings = settings;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** What is over leaves the table of the open ones, which stays small. */
    void move() {
        boolean more = true;
        while (more) {
            var moved = transaction.execute(_ -> history.move(ChallengeHistory.over(clock.instant()), SLICE));
            more = moved != null && moved == SLICE;
        }
    }

    @Override
    public boolean sweep(Instant now) {
        var before =
                now.atZone(ZoneOffset.UTC).minusMonths(settings.historyMonths()).toInstant();
        history.months(now, before);
        return history.forget(before, SLICE) == SLICE
                | fatigue.forget(now.minus(A_DAY), SLICE) == SLICE
                | devices.sweep(now, SLICE);
    }

    @Configuration(value = "secondFactorClockwork", proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule challengesBecomeHistory(ObjectProvider<Retention> retention) {
            return new Schedule("secondfactor.history", Cron.parse("* * * * *"), Schedule.Misfire.SKIP, () -> retention
                    .getObject()
                    .move());
        }
    }
}
