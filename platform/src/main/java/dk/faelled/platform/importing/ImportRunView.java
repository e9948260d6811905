package dk.faelled.platform.importing;

import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Job;
import dk.faelled.platform.page.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One load: how far it is, what it would do or did, and what was refused. */
public record ImportRunView(
        ImportRun run,
        ImportsView.Line line,
        @Nullable Job job,
        List<ImportRun.Problem> problems,
        int shown,
        Errors errors) {

    public boolean busy() {
        return switch (run.state()) {
            case UPLOADED, CHECKING, COMMITTING -> true;
            case CHECKED, DONE, FAILED, CANCELLED -> false;
        };
    }

    /** Null while it is not known how far it is. */
    public @Nullable Integer percent() {
        return job == null || job.total() == null ? null : job.percent();
    }

    public String phase() {
        return job == null || job.phase().isEmpty() ? line.state() : job.phase();
    }

    public boolean counted() {
        return run.state() == ImportRun.State.CHECKED || run.state() == ImportRun.State.DONE;
    }

    public boolean checked() {
        return run.state() == ImportRun.State.CHECKED;
    }
}
