package dk.faelled.roles.effective;

import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Works off the backlog, some users a transaction. */
@Component
class BacklogJob implements JobHandler {
    private static final int SLICE = 1000;
    // whoever notes the work also starts jobs, and jobs know their handlers
    private final ObjectProvider<Backlog> notes;
    private final ObjectProvider<Recomputing> recomputing;
    private final Lock lock;

    record Place(long done) {}

    BacklogJob(ObjectProvider<Backlog> notes, ObjectProvider<Recomputing> recomputing, Lock lock) {
        this.notes = notes;
        this.recomputing = recomputing;
        this.lock = lock;
    }

    @Override
    public String kind() {
        return Backlog.KIND;
    }

    @Override
    public boolean slice(JobRun run) {
        lock.hold();
        var backlog = notes.getObject();
        var place = run.resume(Place.class);
        long done = place == null ? 0 : place.done();
        for (var taken : backlog.next(SLICE).entrySet()) {
            recomputing.getObject().now(taken.getValue(), taken.getKey());
            done += taken.getValue().size();
        }
        int left = backlog.left();
        run.resumeAt(new Place(done));
        run.progress("", done, done + left);
        return left > 0;
    }
}
