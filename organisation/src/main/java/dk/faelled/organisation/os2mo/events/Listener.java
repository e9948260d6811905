package dk.faelled.organisation.os2mo.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Who wants to hear of events with one routing key in one namespace. */
record Listener(UUID id, UUID owner, String userKey, String routingKey, Namespace namespace) {
    static final String COLUMNS =
            "l.id as l_id, l.owner_id as l_owner, l.user_key as l_user_key, l.routing_key as l_routing_key, "
                    + Namespace.COLUMNS;

    static Listener of(ResultSet row, int number) throws SQLException {
        return new Listener(
                row.getObject("l_id", UUID.class),
                row.getObject("l_owner", UUID.class),
                row.getString("l_user_key"),
                row.getString("l_routing_key"),
                Namespace.of(row, number));
    }
}
