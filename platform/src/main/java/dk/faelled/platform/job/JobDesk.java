package dk.faelled.platform.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Job;
import dk.faelled.platform.JobHandler;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes jobs in and tells how they go. The row and the scheduler's ticket are written in one transaction. People see the
 * jobs that they started themselves; all of them only with the right to.
 */
@Service
@Transactional
class JobDesk implements Jobs {
    private final JobTable table;
    private final SchedulerClient scheduler;
    private final JobNews news;
    private final List<JobHandler> handlers;
    private final AccessDecider access;
    private final JsonMapper json;
    private final Clock clock;

    JobDesk(
            JobTable table,
            SchedulerClient scheduler,
            JobNews news,
            @Lazy List<JobHandler> handlers,
            AccessDecider access,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.scheduler = scheduler;
        this.news = news;
        this.handlers = handlers;
        this.access = access;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public UUID submit(String kind, String title, Record params) {
        var id = Ids.next();
        var context = Context.current();
        table.add(id, kind, title, json.writeValueAsString(params), context);
        scheduler.scheduleIfNotExists(JobRunner.TASK
                .instance(id.toString())
                .data(new Ticket(context.tenant().value(), id))
                .scheduledTo(clock.instant()));
        news.changed(id, context.actor().reference());
        return id;
    }

    @Override
    public Optional<Job> find(UUID id) {
        return table.find(id);
    }

    @Override
    public void cancel(UUID id) {
        var given = table.given(id).orElseThrow(() -> new NotFound("job " + id));
        table.cancel(id);
        news.changed(id, given.startedBy());
    }

    /** Those that the one who asks may see, newest first. */
    List<Job> page(@Nullable UUID before, int size) {
        return table.page(seesAll() ? null : me(), before, size);
    }

    /** Where the result of a job is seen that the one who asks may see; one of others is not there for him or her. */
    Seen seen(UUID id) {
        var given = table.given(id)
                .filter(found -> seesAll() || found.startedBy().equals(me()))
                .orElseThrow(() -> new NotFound("job " + id));
        var job = table.find(id).orElseThrow(() -> new NotFound("job " + id));
        var href = handlers.stream()
                .filter(handler -> handler.kind().equals(job.kind()))
                .findFirst()
                .map(handler -> handler.href(given.params()))
                .orElse(null);
        return new Seen(job, href);
    }

    /** @param href null where the job's own page is all there is */
    record Seen(Job job, @Nullable String href) {}

    List<JobProblem> problems(UUID id, long after, int size) {
        return table.problems(seen(id).job().id(), after, size);
    }

    void cancelSeen(UUID id) {
        cancel(seen(id).job().id());
    }

    boolean seesAll() {
        return access.may(JobNews.ALL);
    }

    private static String me() {
        return Context.current().actor().reference();
    }
}
