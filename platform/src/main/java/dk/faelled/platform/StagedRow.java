package dk.faelled.platform;

/**
 * A row that was read and waits to be applied.
 *
 * @param no counts from 1 within the run
 * @param line as the user sees it in the file
 * @param phase lower phases are applied first
 * @param data JSON
 */
public record StagedRow(long no, long line, int phase, String data) {}
