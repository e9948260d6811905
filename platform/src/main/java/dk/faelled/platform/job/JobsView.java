package dk.faelled.platform.job;

import dk.faelled.platform.Job;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Shell;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs, newest first. @param all whether those of others are among them @param older where the next page begins */
public record JobsView(
        List<Job> jobs, boolean all, @Nullable UUID older) {
    public String state(Job job) {
        return JobView.state(job);
    }

    public Shell.Kind shade(Job job) {
        return JobView.shade(job);
    }

    public String created(Job job) {
        return Formats.current().moment(job.createdAt());
    }

    public boolean running() {
        return jobs.stream().anyMatch(job -> !job.state().isOver());
    }
}
