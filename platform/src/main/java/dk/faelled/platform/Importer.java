package dk.faelled.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads one kind of file into the suite (platform R-12). First {@link #read} turns the file into staged rows; then the
 * kit lets {@link #apply} work on them, once in a transaction that is rolled back (dry run) and once for good. A bean of
 * the module.
 */
public interface Importer {
    /** {@code module.kind}, part of the address. */
    String kind();

    /** Key of its name; with {@code .help} behind it, of what the file must hold. */
    String label();

    /** The permission to run it. */
    String permission();

    /** The columns that its files may have; none where they are no tables. */
    default List<ImportColumn> columns() {
        return List.of();
    }

    /** Streams the file; what cannot be read becomes a problem with its line and the reading goes on. */
    void read(InputStream file, String name, Staging rows) throws IOException;

    /**
     * Applies rows of one phase in the running transaction. A {@link RuleBroken} undoes these rows; the kit then finds
     * the bad one by halving, so the same row may come again. Nothing may be remembered outside the database.
     */
    void apply(List<StagedRow> rows, Applying applying);

    /** After the last row: for instance ends what the file no longer has. */
    default void finish(Applying applying) {}

    /** Changes when the data that the dry run looked at change; a commit with another stamp is refused. */
    String stamp();
}
