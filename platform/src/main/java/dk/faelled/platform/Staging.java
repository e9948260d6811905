package dk.faelled.platform;

import java.util.List;
import java.util.Map;

/** Where an importer puts what it reads. */
public interface Staging {
    /** @param lines of the file that the row was gathered from, in order; at least one */
    void row(int phase, List<Long> lines, Record data);

    default void row(int phase, long line, Record data) {
        row(phase, List.of(line), data);
    }

    /**
     * @param column as the file calls it; empty where the whole row is meant
     * @param value as it stood; masked by the kit where it looks like a CPR number
     * @param reason what was wrong, in the user's language
     * @param right what would be right
     */
    void problem(long line, String column, String value, String reason, String right);

    /** From here on the rows are those of this file of an archive; empty where the file is no archive. */
    void part(String name);

    /** The header of the current part. @param columns the importer's column to its place, from 0 */
    void header(List<String> names, Map<String, Integer> columns);

    /** What a person has said before of these names: the name in lower case to the importer's column, {@code -} for none. */
    Map<String, String> chosen(List<String> names);

    /** What the user chose for this run. */
    ImportOptions options();
}
