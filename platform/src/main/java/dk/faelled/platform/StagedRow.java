package dk.faelled.platform;

import java.util.List;

/**
 * A row that was read and waits to be applied.
 *
 * @param no counts from 1 within the run
 * @param part the file of an archive that it came from; empty where there is only one
 * @param lines as the user sees them in the file; more than one where an object is gathered from several
 * @param phase lower phases are applied first
 * @param data JSON
 */
public record StagedRow(long no, String part, List<Long> lines, int phase, String data) {
    public long line() {
        return lines.getFirst();
    }
}
