package dk.faelled.platform;

/** Where an importer puts what it reads. */
public interface Staging {
    void row(int phase, long line, Record data);

    /**
     * @param column as the file calls it; empty where the whole row is meant
     * @param value as it stood; masked by the kit where it looks like a CPR number
     * @param reason what was wrong, in the user's language
     * @param right what would be right
     */
    void problem(long line, String column, String value, String reason, String right);

    /** What the user chose for this run. */
    ImportOptions options();
}
