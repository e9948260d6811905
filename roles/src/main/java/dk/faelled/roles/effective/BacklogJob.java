package dk.faelled.roles.effective;

import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Works off the backlog, some users a transaction. */
@Component
class BacklogJob implements JobHandler {
    // whoever notes the work also starts jobs, and jobs know their handlers
    private final ObjectProvider<WorkingOff> working;

    record Place(long done) {}

    BacklogJob(ObjectProvider<WorkingOff> working) {
        this.working = working;
    }

    @Override
    public String kind() {
        return Backlog.KIND;
    }

    @Override
    public boolean slice(JobRun run) {
        var place = run.resume(Place.class);
        var worked = working.getObject().some();
        long done = worked.done() + (place == null ? 0 : place.done());
        run.resumeAt(new Place(done));
        run.progress("", done, done + worked.left());
        return worked.left() > 0;
    }
}
