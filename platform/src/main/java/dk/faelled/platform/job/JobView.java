package dk.faelled.platform.job;

import dk.faelled.platform.Job;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job while it runs and after.
 *
 * @param href where its result is seen; null where this page is all there is
 * @param problems the first of them, or those after the place asked for
 * @param next place of the problems to come; null where there are none
 */
public record JobView(
        Job job,
        @Nullable String href,
        List<JobProblem> problems,
        @Nullable Long next,
        Instant now) {

    public String state() {
        return state(job);
    }

    static String state(Job job) {
        return Messages.text("platform.job.state." + job.state());
    }

    public Shell.Kind shade() {
        return shade(job);
    }

    static Shell.Kind shade(Job job) {
        return switch (job.state()) {
            case QUEUED, RUNNING, YIELDED -> Shell.Kind.INFO;
            case CANCELLING, CANCELLED, DONE_WITH_ERRORS -> Shell.Kind.WARNING;
            case DONE -> Shell.Kind.SUCCESS;
            case FAILED -> Shell.Kind.ERROR;
        };
    }

    public boolean over() {
        return job.state().isOver();
    }

    /** Null while it is not known how far it is. */
    public @Nullable Integer percent() {
        return job.total() == null ? null : job.percent();
    }

    public String phase() {
        return job.phase().isEmpty() ? state() : job.phase();
    }

    /** {@code 1.200 af 10.000, 340 i sekundet, 26 sekunder igen}; empty before the first is done. */
    public String pace() {
        var formats = Formats.current();
        if (job.total() == null || job.done() == 0) return "";
        var text = Messages.text("platform.job.of", formats.number(job.done()), formats.number(job.total()));
        if (over() || job.startedAt() == null) return text;
        var seconds = Duration.between(job.startedAt(), now).toMillis() / 1000.0;
        if (seconds < 1) return text;
        var perSecond = job.done() / seconds;
        var left = Math.round((job.total() - job.done()) / perSecond);
        return text + ", "
                + Messages.text(
                        "platform.job.pace", formats.number(Math.round(perSecond)), duration(Duration.ofSeconds(left)));
    }

    public String created() {
        return Formats.current().moment(job.createdAt());
    }

    public String ended() {
        return Formats.current().moment(job.endedAt());
    }

    public String took() {
        return job.startedAt() == null
                ? ""
                : duration(Duration.between(job.startedAt(), job.endedAt() == null ? now : job.endedAt()));
    }

    private static String duration(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        return seconds < 120
                ? Messages.text("platform.job.seconds", seconds)
                : Messages.text("platform.job.minutes", Math.round(seconds / 60.0));
    }
}
