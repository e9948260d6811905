package dk.faelled.organisation.migration;

import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.Origin;
import dk.faelled.platform.page.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Copies page by page; where it stopped, a later job goes on. */
@Component
class MigrationJob implements JobHandler {
    // whoever orders also starts jobs, and jobs know their handlers
    private final ObjectProvider<MigrationDesk> desk;
    private final ObjectProvider<Rounds> rounds;

    MigrationJob(ObjectProvider<MigrationDesk> desk, ObjectProvider<Rounds> rounds) {
        this.desk = desk;
        this.rounds = rounds;
    }

    @Override
    public String kind() {
        return MigrationDesk.KIND;
    }

    @Override
    public Origin origin() {
        return Origin.LOADED;
    }

    @Override
    public Slice next(JobRun run) {
        return rounds.getObject().next();
    }

    @Override
    public boolean slice(JobRun run) throws Exception {
        return next(run).run(run);
    }

    @Override
    public String href(String params) {
        return MigrationPages.PATH;
    }

    @Override
    public void broken(JobRun run, boolean cancelled) {
        desk.getObject().stopped(cancelled ? Messages.text("organisation.migration.cancelled") : run.failure());
    }
}
