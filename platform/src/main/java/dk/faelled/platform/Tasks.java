package dk.faelled.platform;

/** What people have to do (opgaver), of all modules. Written within the running transaction. */
public interface Tasks {
    /**
     * Opens it, or brings the open one of that key up to date. One that has been closed stays closed, so that hearing of
     * the same occasion twice changes nothing; a new occasion has a new key.
     */
    void open(OpenTask task);

    /** Closes it where it is open. @param outcome one word for the log: {@code DONE} */
    void close(String key, String outcome);
}
