package dk.faelled.platform.job;

import dk.faelled.platform.Job;
import dk.faelled.platform.JobFinished;
import dk.faelled.platform.Live;
import dk.faelled.platform.Tenant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a job to the one who started it and to those who may see all. */
@Component
record JobNews(Live live, ApplicationEventPublisher events, JobNotices notices) {
    static final String ALL = "platform.jobs.all";

    /** @param startedBy the actor, as the audit log names it: {@code person:7f1c…} */
    void changed(UUID job, String startedBy) {
        live.changed("job", job, new Live.To(id(startedBy), ALL));
    }

    /** In the transaction that ends it. @param href where its result is seen */
    void ended(JobTable.Work work, Job.State state, String href) {
        changed(work.id(), work.startedBy());
        events.publishEvent(new JobFinished(Tenant.current(), work.id(), work.kind(), state));
        if (work.startedBy().startsWith("person:")) notices.ended(id(work.startedBy()), work, state, href);
    }

    private static UUID id(String actor) {
        return UUID.fromString(actor.substring(actor.indexOf(':') + 1));
    }
}
