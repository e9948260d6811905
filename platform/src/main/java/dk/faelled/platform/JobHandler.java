package dk.faelled.platform;

import org.jspecify.annotations.Nullable;

/**
 * Does the work of one kind of job, slice by slice. A slice is a transaction that also saves where to go on, so a slice
 * that is run twice must do no harm, and one that breaks off leaves no trace. A bean of the module.
 */
public interface JobHandler {
    String kind();

    /** The next slice of a job's work, ready to run in its transaction. */
    @FunctionalInterface
    interface Slice {
        /** @return whether there is more to do */
        boolean run(JobRun run) throws Exception;
    }

    /**
     * Makes the next slice ready, outside any transaction: what a slice needs from elsewhere is fetched here, so that no
     * connection is held while others answer. Nothing that is told to the run here is kept; what throws breaks the job.
     */
    default Slice next(JobRun run) throws Exception {
        return this::slice;
    }

    /** Does the next slice, of at most a minute unless it must be all or nothing. @return whether there is more to do */
    boolean slice(JobRun run) throws Exception;

    /** From where what it changes comes, as the log keeps it. */
    default Origin origin() {
        return Origin.PROGRAM;
    }

    /** Where its result is seen; null where the job's own page is all there is. @param params as submitted */
    default @Nullable String href(String params) {
        return null;
    }

    /** The job has ended without being done: failed for good or cancelled. Runs in a transaction of its own. */
    default void broken(JobRun run, boolean cancelled) {}
}
