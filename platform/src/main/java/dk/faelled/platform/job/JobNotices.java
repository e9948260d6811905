package dk.faelled.platform.job;

import dk.faelled.platform.Job;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.page.Messages;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whoever started a job is told how it ended. */
@Component
class JobNotices {
    private final Notices notices;
    private final NoticeKind kind;

    /** @param outcome as people read it */
    record Ended(String title, String outcome) {}

    JobNotices(@Lazy Notices notices, NoticeKind jobEnded) {
        this.notices = notices;
        this.kind = jobEnded;
    }

    void ended(UUID starter, JobTable.Work work, Job.State state, String href) {
        var outcome = Messages.in(work.locale()).get("platform.job.state." + state);
        notices.send(kind, starter, work.id().toString(), new Ended(work.title(), outcome), href);
    }

    @Configuration(proxyBeanMethods = false)
    static class Kind {
        @Bean
        NoticeKind jobEnded() {
            return new NoticeKind(
                    "platform.job.ended",
                    new Ended("Indlæs medarbejdere.csv", "Færdig"),
                    new Ended("Load employees.csv", "Done"),
                    NoticeKind.Channel.IN_APP,
                    null);
        }
    }
}
