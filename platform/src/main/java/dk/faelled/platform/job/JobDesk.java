package dk.faelled.platform.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Job;
import dk.faelled.platform.Jobs;
import dk.faelled.platform.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes jobs in and tells how they go. The row and the scheduler's ticket are written in one transaction. */
@Service
@Transactional
class JobDesk implements Jobs {
    private final JobTable table;
    private final SchedulerClient scheduler;
    private final JsonMapper json;

    JobDesk(JobTable table, SchedulerClient scheduler, JsonMapper json) {
        this.table = table;
        this.scheduler = scheduler;
        this.json = json;
    }

    @Override
    public UUID submit(String kind, String title, Record params) {
        var id = Ids.next();
        var context = Context.current();
        table.add(id, kind, title, json.writeValueAsString(params), context);
        scheduler.scheduleIfNotExists(JobRunner.TASK
                .instance(id.toString())
                .data(new Ticket(context.tenant().value(), id))
                .scheduledTo(Instant.now()));
        return id;
    }

    @Override
    public Optional<Job> find(UUID id) {
        return table.find(id);
    }

    @Override
    public void cancel(UUID id) {
        if (table.find(id).isEmpty()) throw new NotFound("job " + id);
        table.cancel(id);
    }

    List<Job> page(@Nullable UUID before, int size) {
        return table.page(before, size);
    }
}
