package dk.faelled.identity.coredata;

/**
 * What a load came to.
 *
 * @param read entries that were posted
 * @param returned were locked and are there again
 * @param replaced another person with the user name of one who is gone
 * @param locked are not there any more
 * @param skipped named but not taken
 */
record LoadFigures(
        int read, int created, int changed, int returned, int replaced, int locked, int erased, int skipped) {
    static final LoadFigures NONE = new LoadFigures(0, 0, 0, 0, 0, 0, 0, 0);

    static LoadFigures read(int read) {
        return new LoadFigures(read, 0, 0, 0, 0, 0, 0, 0);
    }

    static LoadFigures changed(int read, int changed, int skipped) {
        return new LoadFigures(read, 0, changed, 0, 0, 0, 0, skipped);
    }
}
