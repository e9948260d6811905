package dk.faelled.platform.operations;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.Unguessable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A one-time link made at the console, by who has the machine, for somebody who has lost every second factor (identity 7).
 * It is worth 15 minutes; the program that runs alarms all administrators of it ({@link BreakGlass}).
 */
public final class BreakGlassLink {
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** @param path on the program's host; shown once and kept by nobody */
    public record Made(String path, Instant expiresAt) {
        @Override
        public String toString() {
            return "Made[expiresAt=" + expiresAt + "]";
        }
    }

    private BreakGlassLink() {}

    /**
     * Within one transaction of the connection. Earlier links of the user are worth nothing from now on.
     *
     * @param connection as the role of the program, bound to no authority yet
     * @return empty where the authority is not there or has no open account of that name
     */
    public static Optional<Made> issue(Connection connection, String cvr, String userName, Instant now)
            throws SQLException {
        var name = userName.strip().toLowerCase(Locale.ROOT);
        connection.setAutoCommit(false);
        try {
            var made = bind(connection, cvr) ? make(connection, cvr, name, now) : Optional.<Made>empty();
            connection.commit();
            return made;
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean bind(Connection connection, String cvr) throws SQLException {
        try (var bind = connection.prepareStatement(
                "select set_config('app.tenant', id::text, true) from tenant where cvr = ? and status = 'ACTIVE'")) {
            bind.setString(1, cvr);
            try (var rows = bind.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Optional<Made> make(Connection connection, String cvr, String name, Instant now)
            throws SQLException {
        var token = Unguessable.text();
        try (var old =
                connection.prepareStatement("delete from account_link where user_name = ? and used_at is null")) {
            old.setString(1, name);
            old.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
                insert into account_link (hash, user_name, display_name, roles, person_id, created_at, expires_at, break_glass)
                select ?, user_name, display_name, '{}', null, ?, ?, true
                  from account
                 where user_name = ?
                   and status = 'ACTIVE'
                """)) {
            insert.setBytes(1, Sha256.of(token));
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setTimestamp(3, Timestamp.from(now.plus(LIFE)));
            insert.setString(4, name);
            return insert.executeUpdate() == 1
                    ? Optional.of(new Made(FirstOperator.path(cvr, token), now.plus(LIFE)))
                    : Optional.empty();
        }
    }
}
