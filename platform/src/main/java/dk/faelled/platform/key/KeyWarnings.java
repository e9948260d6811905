package dk.faelled.platform.key;

import dk.faelled.platform.Cron;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.TaskKind;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told of keys that end, and when it is looked for. */
@Configuration(proxyBeanMethods = false)
class KeyWarnings {
    private static final String ID = "platform.key.expires";
    private static final String PERMISSION = "platform.keys";

    @Bean
    NoticeKind keyExpires() {
        return new NoticeKind(
                ID,
                new KeyExpiry.Ending("Vagtplan", "fk_7Hq2mRtz", LocalDate.of(2027, 3, 1)),
                new KeyExpiry.Ending("Duty roster", "fk_7Hq2mRtz", LocalDate.of(2027, 3, 1)),
                NoticeKind.Channel.MAIL,
                PERMISSION);
    }

    @Bean
    TaskKind keyExpiresTask() {
        // the press itself closes it; a key that nobody renews ends by itself
        return new TaskKind(
                ID, KeyExpiry.Ending.class, PERMISSION, List.of(new TaskKind.Action("let-expire", _ -> {})));
    }

    @Bean
    Schedule warnOfKeys(ObjectProvider<KeyExpiry> expiry) {
        return new Schedule(ID, Cron.parse("0 6 * * *"), Schedule.Misfire.RUN_ONCE, () -> expiry.getObject()
                .warn());
    }
}
