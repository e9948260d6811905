package dk.faelled.platform.importing;

import dk.faelled.platform.ImportRun;
import dk.faelled.platform.Job;
import dk.faelled.platform.page.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One load: how far it is, what it would do or did, and what was refused.
 *
 * @param leftOut names in headers that mean nothing to the importer
 * @param table whether the file is one whose columns can be chosen
 */
public record ImportRunView(
        ImportRun run,
        ImportsView.Line line,
        @Nullable Job job,
        List<ImportRun.Problem> problems,
        int shown,
        List<String> leftOut,
        boolean table,
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

    /** Whether rows came from more than one file, so that a line alone does not say where. */
    public boolean parts() {
        return problems.stream().anyMatch(problem -> !problem.part().isEmpty());
    }

    public boolean choosable() {
        return table && (run.state() == ImportRun.State.CHECKED || run.state() == ImportRun.State.FAILED);
    }

    public boolean failed() {
        return run.state() == ImportRun.State.FAILED;
    }

    public boolean checked() {
        return run.state() == ImportRun.State.CHECKED;
    }
}
