package dk.faelled.platform.importing;

import dk.faelled.platform.ImportRun;

/** What a run did, or would do. Saved as the job's place, so that a run that breaks off counts on. */
record Counts(long good, long bad, long created, long changed, long ended, long unchanged) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts more) {
        return new Counts(
                good + more.good,
                bad + more.bad,
                created + more.created,
                changed + more.changed,
                ended + more.ended,
                unchanged + more.unchanged);
    }

    boolean sameAs(ImportRun run) {
        return equals(new Counts(run.good(), run.bad(), run.created(), run.changed(), run.ended(), run.unchanged()));
    }

    static Counts refused(long rows) {
        return new Counts(0, rows, 0, 0, 0, 0);
    }

    static Counts accepted(long rows) {
        return new Counts(rows, 0, 0, 0, 0, 0);
    }
}
