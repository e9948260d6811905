package dk.faelled.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction writes without asking for an answer waits for its end and goes to the database together with the
 * commit, which saves the way there and back. What comes after the first savepoint does not wait: it may have to be undone.
 * Of a transaction that is only tried it is never written.
 */
public final class LastSentence {
    private static final int MOST = 1_000;
    private @Nullable Waiting<?> waiting;
    private boolean closed;
    private boolean letGo;

    /** Writes rows of one kind; the same object each time. */
    public interface Writer<R> {
        /** One sentence for so many rows. */
        String sentence(int rows);

        void fill(PreparedStatement statement, List<R> rows) throws SQLException;
    }

    private record Waiting<R>(Writer<R> writer, List<R> rows) {
        void sendWithCommit(Connection connection) throws SQLException {
            try (var statement = connection.prepareStatement(writer.sentence(rows.size()) + "; commit")) {
                writer.fill(statement, rows);
                statement.execute();
            }
        }
    }

    LastSentence() {}

    /** @return whether the running transaction will write them at its end; if not, the caller writes them now */
    public static <R> boolean takes(Writer<R> writer, List<R> rows) {
        return TenantTransactionManager.running()
                .map(running -> running.add(writer, rows))
                .orElse(false);
    }

    /**
     * The running transaction is only tried, and rolled back at its end: what would wait for its end need not be written,
     * for nothing that it does can hang on it. A commit of it is refused.
     */
    public static void letGo() {
        TenantTransactionManager.running().orElseThrow().letGo = true;
    }

    /** Whether the running transaction is only tried. */
    public static boolean isLetGo() {
        return TenantTransactionManager.running().map(running -> running.letGo).orElse(false);
    }

    private <R> boolean add(Writer<R> writer, List<R> rows) {
        if (letGo) return true;
        if (closed) return false;
        if (waiting == null) waiting = new Waiting<>(writer, new ArrayList<>());
        if (waiting.writer() != writer || waiting.rows().size() + rows.size() > MOST) return false;
        @SuppressWarnings("unchecked") // the same writer, so rows of its kind
        var mine = (Waiting<R>) waiting;
        return mine.rows().addAll(rows);
    }

    /** From now on nothing waits; what waits already is older than the savepoint and stays. */
    void close() {
        closed = true;
    }

    /** Leaves nothing for the driver's own commit to do. */
    void sendWithCommit(Connection connection) throws SQLException {
        if (letGo) throw new IllegalStateException("A transaction that is only tried is rolled back, not committed");
        if (waiting != null && !waiting.rows().isEmpty()) waiting.sendWithCommit(connection);
    }
}
