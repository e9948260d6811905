package dk.faelled.platform.importing;

import dk.faelled.platform.ImportRun;
import dk.faelled.platform.JobCancelled;
import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.Origin;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two jobs of an import: try and commit. */
final class ImportJobs {
    private ImportJobs() {}

    private static ImportLoad.Watch watch(JobRun run, String phase, long total) {
        return new ImportLoad.Watch() {
            @Override
            public void at(long rows) {
                run.progressNow(phase, rows, total);
            }

            @Override
            public BooleanSupplier cancelled() {
                return run::cancelled;
            }
        };
    }

    @Component
    static class Check implements JobHandler {
        private final ImportDesk desk;
        private final ImportLoad load;

        Check(ImportDesk desk, ImportLoad load) {
            this.desk = desk;
            this.load = load;
        }

        @Override
        public String kind() {
            return "platform.import.check";
        }

        @Override
        public Origin origin() {
            return Origin.LOADED;
        }

        @Override
        public boolean slice(JobRun run) {
            load.waitAsLongAsItTakes();
            var id = run.params(ImportDesk.Params.class).run();
            run.progressNow(Messages.text("platform.import.phase.read"), 0, null);
            long unreadable = load.stage(load.get(id));
            var staged = load.get(id);
            load.dryRun(
                    staged,
                    unreadable,
                    watch(run, Messages.text("platform.import.phase.try"), staged.rows() - unreadable));
            run.progress(
                    Messages.text("platform.import.phase.try"), staged.rows() - unreadable, staged.rows() - unreadable);
            return false;
        }

        @Override
        public String href(String params) {
            return desk.page(params);
        }

        @Override
        public void broken(JobRun run, boolean cancelled) {
            load.failed(
                    run.params(ImportDesk.Params.class).run(),
                    cancelled ? ImportRun.State.CANCELLED : ImportRun.State.FAILED,
                    run.failure());
        }
    }

    @Component
    static class Commit implements JobHandler {
        private static final int SLICE = 1_000;
        private final Importers importers;
        private final ImportDesk desk;
        private final ImportLoad load;

        /** Where the next slice of mode GOOD goes on. */
        record Place(int phase, long no, Counts counts) {}

        Commit(Importers importers, ImportDesk desk, ImportLoad load) {
            this.importers = importers;
            this.desk = desk;
            this.load = load;
        }

        @Override
        public String kind() {
            return "platform.import.commit";
        }

        @Override
        public Origin origin() {
            return Origin.LOADED;
        }

        @Override
        public boolean slice(JobRun run) {
            load.waitAsLongAsItTakes();
            var imported = load.get(run.params(ImportDesk.Params.class).run());
            if (run.resume(Place.class) == null) checkOutcome(run, imported);
            var phase = Messages.text("platform.import.phase.commit");
            return imported.mode() == ImportRun.Mode.GOOD ? some(run, imported, phase) : all(run, imported, phase);
        }

        private boolean all(JobRun run, ImportRun imported, String phase) {
            long total = imported.rows();
            var counts = load.applyAll(imported, run.transaction(), false, watch(run, phase, total));
            if (counts.bad() > 0) throw new RuleBroken("platform.import.bad-rows", counts.bad());
            load.finished(imported, counts);
            run.progress(phase, total, total);
            return false;
        }

        private boolean some(JobRun run, ImportRun imported, String phase) {
            var place = run.resume(Place.class);
            if (run.cancelled()) throw new JobCancelled();
            @Nullable
            StagedRow after = place == null ? null : new StagedRow(place.no(), "", List.of(0L), place.phase(), "");
            var slice = load.applySome(imported, run.transaction(), after, SLICE);
            var counts = (place == null ? Counts.NONE : place.counts()).plus(slice.counts());
            if (slice.last() == null) {
                // rows that could not be read at all were counted by the dry run
                load.finished(imported, counts.plus(Counts.refused(Math.max(0, imported.bad() - counts.bad()))));
                return false;
            }
            run.resumeAt(new Place(slice.last().phase(), slice.last().no(), counts));
            run.progress(phase, counts.good() + counts.bad(), imported.rows());
            return true;
        }

        /**
         * What was shown must still be what happens. Where others write all day something has always changed since, so
         * the file is then tried again, and only another outcome is refused.
         */
        private void checkOutcome(JobRun run, ImportRun shown) {
            if (importers.of(shown.kind()).stamp().equals(shown.stamp())) return;
            var phase = Messages.text("platform.import.phase.try");
            if (!load.outcome(shown, watch(run, phase, shown.rows())).sameAs(shown))
                throw new RuleBroken("platform.import.stale");
        }

        @Override
        public String href(String params) {
            return desk.page(params);
        }

        @Override
        public void broken(JobRun run, boolean cancelled) {
            load.failed(
                    run.params(ImportDesk.Params.class).run(),
                    cancelled ? ImportRun.State.CANCELLED : ImportRun.State.FAILED,
                    run.failure());
        }
    }
}
