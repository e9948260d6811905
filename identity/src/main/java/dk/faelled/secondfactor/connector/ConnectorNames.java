package dk.faelled.secondfactor.connector;

import dk.faelled.platform.QueriedNames;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the log what sign-in servers are called. */
@Component
class ConnectorNames extends QueriedNames {
    ConnectorNames(JdbcClient sql) {
        super(
                sql,
                Set.of("connector"),
                "select 'connector', id, name, '/secondfactor/connectors/' || id from secondfactor_connector where id = any (:ids)");
    }
}
