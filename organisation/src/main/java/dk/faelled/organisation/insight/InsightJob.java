package dk.faelled.organisation.insight;

import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the files of an order, one a transaction. */
@Component
class InsightJob implements JobHandler {
    // whoever orders also starts jobs, and jobs know their handlers
    private final ObjectProvider<InsightDesk> desk;

    /** @param done how many files */
    record Place(int done) {}

    InsightJob(ObjectProvider<InsightDesk> desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return InsightDesk.KIND;
    }

    @Override
    public boolean slice(JobRun run) {
        var order = run.params(InsightDesk.Order.class);
        var place = run.resume(Place.class);
        int next = place == null ? 0 : place.done();
        var made = desk.getObject().make(order, next, run.job().toString().substring(24));
        next++;
        run.resumeAt(new Place(next));
        run.progress(made.name(), next, (long) order.files());
        return next < order.files();
    }

    @Override
    public String href(String params) {
        return InsightPages.PATH;
    }
}
