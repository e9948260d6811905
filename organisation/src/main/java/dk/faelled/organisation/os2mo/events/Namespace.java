package dk.faelled.organisation.os2mo.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Where events are sent: only its owner sends.
 *
 * @param open whether others may listen
 */
record Namespace(UUID id, String name, UUID owner, boolean open) {
    /** The program's own. */
    static final String MO = "mo";

    static final String COLUMNS = "n.id as n_id, n.name as n_name, n.owner_id as n_owner, n.open_to_all as n_open";

    static Namespace of(ResultSet row, int number) throws SQLException {
        return new Namespace(
                row.getObject("n_id", UUID.class),
                row.getString("n_name"),
                row.getObject("n_owner", UUID.class),
                row.getBoolean("n_open"));
    }
}
