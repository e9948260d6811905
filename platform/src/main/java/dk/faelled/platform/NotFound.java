package dk.faelled.platform;

/** What was asked for does not exist, or not for this reader: both answer the same. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param what kind and id, for the log of the one on duty; never shown */
    public NotFound(String what) {
        super(what);
    }
}
