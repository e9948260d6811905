package dk.faelled.identity.letter;

import dk.faelled.identity.letter.LetterKinds.OfAccount;
import dk.faelled.identity.letter.LetterKinds.OfDeadline;
import dk.faelled.platform.Cron;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is told later than it happens: that an account is deactivated, three hours afterwards and only if it still is
 * (identity 4.10), and that a password will be too old.
 */
@Component("letterRounds")
class Rounds {
    private static final int SLICE = 200;
    private static final Duration LATER = Duration.ofHours(3);
    /** What is older is no news any more. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final LetterTable table;
    private final Notices notices;
    private final Clock clock;
    private final NoticeKind deactivated;
    private final NoticeKind expires;
    private final TransactionTemplate transaction;

    Rounds(
            LetterTable table,
            Notices notices,
            Clock clock,
            NoticeKind accountDeactivatedLetter,
            NoticeKind passwordExpiresLetter,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.notices = notices;
        this.clock = clock;
        deactivated = accountDeactivatedLetter;
        expires = passwordExpiresLetter;
        transaction = new TransactionTemplate(transactions);
    }

    void deactivated() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> someDeactivated())))
            ;
    }

    private boolean someDeactivated() {
        var now = clock.instant();
        var some = table.locked(now.minus(NEWS), now.minus(LATER), SLICE);
        for (var one : some)
            notices.send(deactivated, one.recipient(), one.id() + ":" + one.at(), new OfAccount(one.userName()), null);
        return some.size() == SLICE;
    }

    void passwords() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> somePasswords())))
            ;
    }

    private boolean somePasswords() {
        var some = table.ageing(clock.instant(), SLICE);
        for (var one : some)
            notices.send(
                    expires,
                    one.recipient(),
                    one.id() + ":" + one.at(),
                    new OfDeadline(one.userName(), one.at()),
                    "/me/security/password");
        return some.size() == SLICE;
    }

    @Configuration(value = "letterClockwork", proxyBeanMethods = false)
    static class Clockwork {
        @Bean
        Schedule lettersOfDeactivation(ObjectProvider<Rounds> rounds) {
            return new Schedule(
                    "identity.letter.deactivated",
                    Cron.parse("*/15 * * * *"),
                    Schedule.Misfire.SKIP,
                    () -> rounds.getObject().deactivated());
        }

        @Bean
        Schedule lettersOfPasswords(ObjectProvider<Rounds> rounds) {
            return new Schedule(
                    "identity.letter.passwords",
                    Cron.parse("30 6 * * *"),
                    Schedule.Misfire.RUN_ONCE,
                    () -> rounds.getObject().passwords());
        }
    }
}
