package dk.faelled.organisation.quality;

import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks for one kind a transaction. */
@Component
class QualityJob implements JobHandler {
    // whoever orders also starts jobs, and jobs know their handlers
    private final ObjectProvider<QualityDesk> desk;

    record Place(int done) {}

    QualityJob(ObjectProvider<QualityDesk> desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return QualityDesk.KIND;
    }

    @Override
    public boolean slice(JobRun run) {
        var kinds = FindingKind.values();
        var place = run.resume(Place.class);
        int next = place == null ? 0 : place.done();
        desk.getObject().look(kinds[next]);
        next++;
        run.resumeAt(new Place(next));
        run.progress(kinds[next - 1].title(), next, (long) kinds.length);
        return next < kinds.length;
    }

    @Override
    public String href(String params) {
        return QualityPages.PATH;
    }
}
