package dk.faelled.organisation.report;

import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the files of an order, one a transaction; after a kill it goes on with the one that was not done. */
@Component
class StandardReportJob implements JobHandler {
    // whoever orders also starts jobs, and jobs know their handlers
    private final ObjectProvider<StandardReports> reports;

    /** @param done how many files */
    record Place(int done) {}

    StandardReportJob(ObjectProvider<StandardReports> reports) {
        this.reports = reports;
    }

    @Override
    public String kind() {
        return StandardReports.KIND;
    }

    @Override
    public boolean slice(JobRun run) {
        var pieces = run.params(StandardReports.Order.class).pieces();
        var place = run.resume(Place.class);
        int next = place == null ? 0 : place.done();
        var piece = pieces.get(next);
        run.progressNow(piece.report().title(), next, (long) pieces.size());
        reports.getObject().make(piece);
        next++;
        run.resumeAt(new Place(next));
        run.progress(piece.report().title(), next, (long) pieces.size());
        return next < pieces.size();
    }

    @Override
    public String href(String params) {
        return StandardReportPages.PATH;
    }
}
