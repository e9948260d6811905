package dk.faelled.platform.notice;

import dk.faelled.platform.AccountRights;
import dk.faelled.platform.Cron;
import dk.faelled.platform.Mails;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What people want to hear of once a day comes as one mail at eight on working days (platform R-11). */
@Component
class Digest {
    static final String ID = "platform.notice.digest";
    /** The mail tells of so many; the others are seen in the program. */
    private static final int MOST = 100;

    private final NoticeTable table;
    private final NoticeDesk desk;
    private final Mailboxes mailboxes;
    private final Mails mails;
    private final AccountRights rights;
    private final NoticeKind kind;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    /** @param subjects one a line */
    record Gathered(int count, String subjects) {}

    Digest(
            NoticeTable table,
            NoticeDesk desk,
            Mailboxes mailboxes,
            Mails mails,
            AccountRights rights,
            NoticeKind noticeDigest,
            PlatformTransactionManager transactions,
            JsonMapper json) {
        this.table = table;
        this.desk = desk;
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.rights = rights;
        this.kind = noticeDigest;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    void send(LocalDate day) {
        if (!WorkingDays.isWorkingDay(day)) return;
        var readers = transaction.execute(status -> table.awaitingDigest());
        if (readers != null) for (var reader : readers) transaction.executeWithoutResult(status -> send(reader));
    }

    private void send(UUID reader) {
        var waiting = table.digest(reader);
        mailboxes.of(reader).ifPresent(mailbox -> {
            var held = rights.heldBy(reader);
            var wordings = mails.wordings(mailbox.locale());
            var subjects = waiting.stream()
                    .filter(notice -> desk.mayRead(held, notice))
                    .map(notice -> desk.told(notice, mailbox.locale(), wordings).subject())
                    .toList();
            if (!subjects.isEmpty())
                mails.queue(
                        kind,
                        reader,
                        mailbox.address(),
                        mailbox.locale(),
                        json.writeValueAsString(new Gathered(subjects.size(), lines(subjects))),
                        "/notices");
        });
    }

    private static String lines(List<String> subjects) {
        return subjects.stream()
                .limit(MOST)
                .map(subject -> "– " + subject.replaceAll("\\p{Cntrl}+", " "))
                .collect(Collectors.joining("\n"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Kind {
        @Bean
        NoticeKind noticeDigest() {
            return new NoticeKind(
                    ID,
                    new Gathered(2, "– API-nøglen Vagtplan udløber 1. marts 2027\n– Indlæs medarbejdere.csv: Færdig"),
                    new Gathered(2, "– The API key Duty roster ends 1 March 2027\n– Load employees.csv: Done"),
                    NoticeKind.Channel.MAIL,
                    null);
        }

        @Bean
        Schedule digestInTheMorning(ObjectProvider<Digest> digest, Clock clock) {
            return new Schedule(ID, Cron.parse("0 8 * * 1-5"), Schedule.Misfire.RUN_ONCE, () -> digest.getObject()
                    .send(LocalDate.ofInstant(clock.instant(), Cron.ZONE)));
        }
    }
}
