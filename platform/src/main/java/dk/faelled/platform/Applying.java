package dk.faelled.platform;

import java.util.UUID;

/** What an importer tells while it applies rows. */
public interface Applying {
    ImportOptions options();

    boolean dryRun();

    /**
     * Asked after the last row: whether every row of the file could be read and was accepted. What a file does not have may
     * be taken as gone only then.
     */
    boolean complete();

    /** Which load it is, for remembering what was seen in it. */
    UUID run();

    <T extends Record> T data(StagedRow row, Class<T> type);

    void created(long count);

    void changed(long count);

    void unchanged(long count);

    /**
     * Told before objects end.
     *
     * @throws RuleBroken where it is more than the safety limit allows: 5 % of what is there, at least 20
     */
    void ending(long count, long existing);
}
