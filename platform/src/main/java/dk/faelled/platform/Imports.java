package dk.faelled.platform;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Loads of files: upload, dry run, commit. */
public interface Imports {
    /** Starts the dry run of a stored file. */
    UUID check(String kind, StoredFile file, ImportOptions options);

    /** Starts the commit of a run whose dry run is over. */
    void commit(UUID run, ImportRun.Mode mode);

    Optional<ImportRun> find(UUID run);

    /** In the order of the file. */
    List<ImportRun.Problem> problems(UUID run, long after, int size);

    /** Reads, tries and commits in the running thread, without a job: for the demo world. All or nothing. */
    ImportRun loadNow(String kind, StoredFile file, ImportOptions options);
}
