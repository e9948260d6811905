package dk.faelled.organisation.os2mo.events;

import java.sql.ResultSet;
import java.sql.SQLException;

/** An event that a listener has not acknowledged yet. */
record Waiting(Listener listener, String subject, int priority, boolean silenced) {
    static final String COLUMNS =
            "e.subject as e_subject, e.priority as e_priority, e.silenced as e_silenced, " + Listener.COLUMNS;

    static Waiting of(ResultSet row, int number) throws SQLException {
        return new Waiting(
                Listener.of(row, number),
                row.getString("e_subject"),
                row.getInt("e_priority"),
                row.getBoolean("e_silenced"));
    }
}
