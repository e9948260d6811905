package dk.faelled.platform;

import java.util.Optional;
import java.util.UUID;

/** Work that may take longer than a request: it survives a restart, shows its progress and can be cancelled. */
public interface Jobs {
    /**
     * Queues the work within the running transaction.
     *
     * @param title what people see, in the words of the one who started it
     * @param params read back by the handler; no CPR number and no secret
     */
    UUID submit(String kind, String title, Record params);

    Optional<Job> find(UUID id);

    /** Asks it to stop at its next slice; what the finished slices did stays, what the running one did is undone. */
    void cancel(UUID id);
}
