package dk.faelled.identity.coredata;

/** What is loaded, and how. */
enum LoadKind {
    /** whoever is not there is locked */
    FULL,
    DELTA,
    /** those that are named are locked */
    LOCK,
    ERASE,
    /** who may have an NSIS identity; whoever is not named may not */
    ALLOWED,
    /** who is to be told of to NemLog-in */
    TRANSFER,
    GROUPS_FULL,
    GROUPS_DELTA,
    /** job function roles; whoever is not named has none any more */
    JOBS_FULL,
    JOBS_DELTA,
    /** attributes for the context handler; whoever is not named has none any more */
    KOMBIT_FULL,
    KOMBIT_SINGLE;

    String key() {
        return "identity.load.kind." + this;
    }
}
