package dk.faelled.platform.operations;

import dk.faelled.platform.Alarms;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Cron;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.page.Formats;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells every administrator of a link that came from the console ({@link BreakGlassLink}): within five minutes, and in any case
 * before it opens anything.
 */
@Component
class BreakGlass {
    private static final String ID = "platform.break-glass";
    private final AccountLinkTable table;
    private final Alarms alarms;
    private final NoticeKind kind;
    private final Audit audit;
    private final Clock clock;

    /** @param userName for whom @param until when it is worth nothing any more */
    record Issued(String userName, String until) {}

    private record Made(String userName, Instant expiresAt) {}

    BreakGlass(AccountLinkTable table, Alarms alarms, NoticeKind breakGlassUsed, Audit audit, Clock clock) {
        this.table = table;
        this.alarms = alarms;
        this.kind = breakGlassUsed;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of the bound authority; each link once. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void alarm() {
        var now = clock.instant();
        for (var link : table.unalarmed(now)) {
            audit.changed(
                    "platform.break-glass.issue",
                    "account:" + link.userName(),
                    null,
                    new Made(link.userName(), link.expiresAt()),
                    null);
            alarms.raise(
                    kind,
                    link.userName() + ":" + link.expiresAt(),
                    new Issued(link.userName(), Formats.current().moment(link.expiresAt())),
                    "/audit");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        NoticeKind breakGlassUsed() {
            return new NoticeKind(
                    ID,
                    new Issued("vera", "1. marts 2027 kl. 12.15"),
                    new Issued("vera", "1 March 2027 12:15"),
                    NoticeKind.Channel.MAIL,
                    null);
        }

        @Bean
        Schedule alarmOfBreakGlass(ObjectProvider<BreakGlass> links) {
            return new Schedule(ID, Cron.parse("*/5 * * * *"), Schedule.Misfire.RUN_ONCE, () -> links.getObject()
                    .alarm());
        }
    }
}
